import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { FatalFault } from '@blotter/events'

const PATIENCE = 60_000

/**
 * Runs `work` while no other process does for the same lock file; a lock whose holder is dead is taken over.
 * @throws FatalFault `start-locked` after 60 s
 */
export const withStartLock = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  const end = Date.now() + PATIENCE
  while (!take(file)) {
    if (Date.now() > end)
      throw new FatalFault(
        'start-locked',
        `Another process has been starting Postgres for a minute. If none is, remove ${file}.`,
      )
    await sleep(50)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

const take = (file: string): boolean => {
  try {
    const handle = openSync(file, 'wx', 0o644)
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch {
    if (holderIsDead(file)) rmSync(file, { force: true })
    return false
  }
}

const holderIsDead = (file: string): boolean => {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    // An empty file is a holder between creating and writing.
    if (!pid) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
