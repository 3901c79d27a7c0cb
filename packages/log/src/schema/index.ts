export * from './log.ts'
export * from './work.ts'
