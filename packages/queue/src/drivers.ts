import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

// Whoever only reads how queues stand needs neither of them, and together they are a fifth of what such a process holds.

/** BullMQ, loaded when a queue or a worker is opened. */
export const loadBullmq = (): typeof import('bullmq') => require('bullmq')

/** ioredis, loaded when Redis is connected to. */
export const loadRedis = (): typeof import('ioredis') => require('ioredis')

/** BullMQ's spans, of which only who traces has need. */
export const loadTelemetry = (): typeof import('bullmq-otel') => require('bullmq-otel')
