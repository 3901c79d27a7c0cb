import { readFileSync } from 'node:fs'
import type { Log } from '@blotter/log'

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const TICKS = 100

/**
 * Processor time that Postgres has spent for connections of these names so far, ms; null where the system has no /proc.
 * Unlike the clock it does not grow with what else the machine does.
 */
export const backendUsage = async (log: Log, names: readonly string[]): Promise<number | null> => {
  const rows = await log.query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE application_name = ANY($1)', [
    names,
  ])
  try {
    return rows.reduce((sum, { pid }) => {
      const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
      const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number)
      return sum + ((user + system) * 1_000) / TICKS
    }, 0)
  } catch {
    return null
  }
}
