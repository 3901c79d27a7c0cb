import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableFault } from '@blotter/events'
import pg from 'pg'
import { translate } from './postgres-error.ts'

const RETRY = 500

/**
 * Runs `work` while this process holds a session's advisory lock of that name; others wait, and take over when the
 * holder ends or its connection breaks. The signal that `work` gets is aborted when the lock is lost.
 * @returns when `signal` is aborted
 */
export const whileExclusive = async (
  url: string,
  name: string,
  { signal, work }: { signal: AbortSignal; work: (held: AbortSignal) => Promise<void> },
): Promise<void> => {
  while (!signal.aborted) {
    const lost = new AbortController()
    const client = new pg.Client({ connectionString: url, application_name: `blotter ${name} lock`, keepAlive: true })
    client.on('error', () => lost.abort())
    client.on('end', () => lost.abort())
    try {
      await client.connect()
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1::bigint) AS taken', [lockKey(name)])
      if (rows[0].taken) await work(AbortSignal.any([signal, lost.signal]))
    } catch (error) {
      if (!lost.signal.aborted && !(translate(error) instanceof RetryableFault)) throw error
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(RETRY, undefined, { signal }).catch(() => {})
  }
}

/**
 * Takes a session's advisory lock of that name, if nobody holds it; it ends with this process, however that ends.
 * @returns how to give it back, or null when somebody holds it
 */
export const holdOnce = async (url: string, name: string): Promise<(() => Promise<void>) | null> => {
  const client = new pg.Client({ connectionString: url, application_name: `blotter ${name} lock`, keepAlive: true })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1::bigint) AS taken', [lockKey(name)])
  const release = (): Promise<void> => client.end().catch(() => {})
  if (rows[0].taken) return release
  await release()
  return null
}

const lockKey = (name: string): string =>
  createHash('sha256').update(`blotter:${name}`).digest().readBigInt64BE().toString()
