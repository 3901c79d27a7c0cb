import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableFault } from '@blotter/events'
import type { Redis } from 'ioredis'
import { loadRedis } from './drivers.ts'

/** Told when the queues' server is lost, with a sentence, and when it is back: once an outage. */
export type QueueNews = { lost: (what: string) => void; back: () => void }

export type RedisConnection = {
  redis: Redis
  /**
   * Waits for a command, but not longer than a person would.
   * @throws RetryableFault `queue-unreachable`
   */
  answered: <T>(command: () => Promise<T>) => Promise<T>
  close: () => void
}

const DEADLINE = 3_000

/** @param url  redis:// or rediss:// address; its password is in no message */
export const connectRedis = (url: string, news?: QueueNews): RedisConnection => {
  // Workers block on a connection and must outwait a restart, so commands wait without limit.
  const redis = new (loadRedis().Redis)(url, { maxRetriesPerRequest: null })
  let lost: Error | null = null
  redis.on('error', (error: Error) => {
    if (!lost) news?.lost(unreachable(url, error).message)
    lost = error
  })
  redis.on('ready', () => {
    if (lost) news?.back()
    lost = null
  })
  const answered = async <T>(command: () => Promise<T>): Promise<T> => {
    const done = new AbortController()
    const late = sleep(DEADLINE, undefined, { signal: done.signal }).then(() => {
      throw unreachable(url, lost ?? new Error(`no answer within ${DEADLINE / 1_000} s`))
    })
    late.catch(() => {})
    try {
      return await Promise.race([command(), late])
    } catch (error) {
      throw error instanceof RetryableFault ? error : unreachable(url, error as Error)
    } finally {
      done.abort()
    }
  }
  return { redis, answered, close: () => redis.disconnect() }
}

const unreachable = (url: string, cause: Error): RetryableFault => {
  const { code, message } = cause as NodeJS.ErrnoException
  return new RetryableFault(
    'queue-unreachable',
    `Redis at ${addressOf(url)} (REDIS_URL) does not answer: ${message || code}. Start it or correct REDIS_URL; without REDIS_URL the queues are on Postgres.`,
    { cause },
  )
}

const addressOf = (url: string): string => {
  const { protocol, hostname, port, pathname } = new URL(url)
  return `${protocol}//${hostname}${port && `:${port}`}${pathname === '/' ? '' : pathname}`
}

// What sockets say, and ioredis where it had to let a command go.
const CONNECTION = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)|^Connection is closed/

/** Whether an error is one of the connection: those are told once, as an outage. */
export const isOutage = (error: Error): boolean =>
  CONNECTION.test((error as NodeJS.ErrnoException).code ?? '') || CONNECTION.test(error.message)
