export { type Client, type ClientOptions, createClient, Refused } from './client.ts'
export type * from './operations.gen.ts'
