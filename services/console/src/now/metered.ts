import type { ConsoleSources } from '../sources.ts'

/** Sources that say how long they were asked, one question at a time. */
export type Metered = ConsoleSources & {
  /** ms of the database, and of the queues where they are elsewhere, since this was made. */
  spent: () => { database: number; queues: number }
}

/**
 * Puts a clock on what one refresh asks. The questions stand in line, so that what is measured is the work and not the
 * wait for each other, and a page that many look at takes one connection at a time.
 */
export const metered = ({ log, queues }: ConsoleSources): Metered => {
  const spent = { database: 0, queues: 0 }
  let line: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(of: keyof typeof spent, ask: () => Promise<Result>): Promise<Result> => {
    const turn = line.then(async () => {
      const started = performance.now()
      try {
        return await ask()
      } finally {
        spent[of] += performance.now() - started
      }
    })
    line = turn.catch(() => {})
    return turn
  }
  return {
    log: {
      ...log,
      query: (text, values) => inTurn('database', () => log.prepared(text, values)),
      head: () => inTurn('database', () => log.head()),
    },
    queues: {
      ...queues,
      healthOf: (stages) => inTurn(queues.kind === 'postgres' ? 'database' : 'queues', () => queues.healthOf(stages)),
    },
    spent: () => ({ ...spent }),
  }
}
