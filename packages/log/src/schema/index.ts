export * from './linking.ts'
export * from './log.ts'
export * from './work.ts'
