import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { FatalFault } from '@blotter/events'

const PATIENCE = 60_000
// A lock that bears our process id and is not here is of a process that had the id before us, as in a new container.
const ours = new Set<string>()

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
    ours.delete(file)
  }
}

/** The lock appears with its holder's name in it, so that one without a name is damage and not somebody between two steps. */
const take = (file: string): boolean => {
  const signed = `${file}.${process.pid}`
  writeFileSync(signed, String(process.pid))
  try {
    linkSync(signed, file)
    ours.add(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (holderIsDead(file)) rmSync(file, { force: true })
    return false
  } finally {
    rmSync(signed, { force: true })
  }
}

const holderIsDead = (file: string): boolean => {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (!pid) return true
    if (pid === process.pid) return !ours.has(file)
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
