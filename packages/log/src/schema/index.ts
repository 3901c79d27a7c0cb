export * from './log.ts'
export * from './projection.ts'
export * from './work.ts'
