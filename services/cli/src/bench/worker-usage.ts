import { readFileSync } from 'node:fs'
import type { Log } from '@blotter/log'

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const TICKS = 100

/** Processor time, in seconds, and most memory of a process so far. */
export type Usage = { seconds: number; memoryMb: number }

/** What a stage's worker has used; null where the system has no /proc. */
export const workerUsage = async (log: Log, stage: string): Promise<Usage | null> => {
  const [worker] = await log.query<{ pid: number }>('SELECT pid FROM blotter_work.worker_heartbeat WHERE stage = $1', [
    stage,
  ])
  try {
    const [, rest = ''] = readFileSync(`/proc/${worker?.pid}/stat`, 'utf8').split(') ')
    const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number)
    // Matches "VmHWM:   123456 kB". Not: "VmRSS:   123456 kB".
    const [, most = '0'] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${worker?.pid}/status`, 'utf8')) ?? []
    return { seconds: (user + system) / TICKS, memoryMb: Number(most) / 1_024 }
  } catch {
    return null
  }
}
