import { type Log, whileExclusive } from '@blotter/log'
import type { Logger } from './logger.ts'
import { startHeartbeat } from './worker-heartbeat.ts'

/** The processes of which one works and the others wait to take over; their heartbeats bear these names. */
export const singles = ['dispatcher', 'projector'] as const

/**
 * Runs `work` while this process is the one of its kind, by advisory lock, and says every four seconds that it lives:
 * `working`, or `standing by` for another one to end.
 * @returns when `signal` is aborted
 */
export const runExclusive = async (
  { log, logger, name }: { log: Log; logger: Logger; name: (typeof singles)[number] },
  signal: AbortSignal,
  work: (held: AbortSignal) => Promise<void>,
): Promise<void> => {
  const heartbeat = startHeartbeat(log, { name }, logger)
  const be = async (state: string): Promise<void> => {
    heartbeat.state = state
    await heartbeat.write()
  }
  await be('standing by')
  try {
    await whileExclusive(log.url, name, {
      signal,
      work: async (held) => {
        await be('working')
        await work(held).finally(() => {
          heartbeat.state = 'standing by'
        })
      },
    })
  } finally {
    await heartbeat.stop()
  }
}
