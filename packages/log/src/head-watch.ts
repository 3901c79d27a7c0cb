import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from './database.ts'
import { readHead } from './read.ts'

/** Looks at the head for everybody in this process who waits for it to move. */
export type HeadWatch = {
  /**
   * Waits until the head lies past a position.
   * @returns the head; the position itself when the signal comes first
   */
  past: (position: number, signal: AbortSignal) => Promise<number>
}

const POLL_FROM = 10
const POLL_TO = 50

const watches = new WeakMap<Database, HeadWatch>()

/** The one watch over a database's log. Wakes by reading the head row, 10 ms after news and backing off to 50 ms. */
export const headWatch = (database: Database): HeadWatch => {
  const known = watches.get(database)
  if (known) return known
  const watch = openWatch(database)
  watches.set(database, watch)
  return watch
}

const openWatch = (database: Database): HeadWatch => {
  let looking: Promise<number> | null = null
  let head = 0
  let pause = POLL_FROM
  const look = async (): Promise<number> => {
    if (head) await sleep(pause)
    const found = await readHead(database)
    pause = found === head ? Math.min(pause * 1.5, POLL_TO) : POLL_FROM
    head = found
    return head
  }
  return {
    past: async (position, signal) => {
      while (!signal.aborted) {
        looking ??= look().finally(() => {
          looking = null
        })
        const found = await looking
        if (found > position) return found
      }
      return position
    },
  }
}
