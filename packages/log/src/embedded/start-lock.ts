import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { FatalFault } from '@blotter/events'

const PATIENCE = 90_000
const SQLITE_BUSY = 5

/**
 * Runs `work` while no other process does for the same lock file. The lock is the operating system's, taken through
 * SQLite: it ends with its process, however that ends, so none is ever stale and none has to be taken over.
 * @param file  made if need be; stays empty
 * @throws FatalFault `start-locked` after 90 s
 */
export const withStartLock = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    await taken(lock, file)
    return await work()
  } finally {
    lock.close()
  }
}

const taken = async (lock: DatabaseSync, file: string): Promise<void> => {
  for (const end = Date.now() + PATIENCE; !take(lock); await sleep(50)) {
    if (Date.now() > end)
      throw new FatalFault(
        'start-locked',
        `Another process has been starting Postgres for ${PATIENCE / 1_000} s and holds ${file}. End it, and start again.`,
      )
  }
}

const take = (lock: DatabaseSync): boolean => {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false
    throw error
  }
}
