import { appendRows } from './append-bench.ts'
import type { Bench, BenchRow } from './bench.ts'
import { chainRows } from './chain-bench.ts'
import { openHands } from './log-hands.ts'
import { pickupRows } from './pickup-bench.ts'
import { foldRows, rebuildRows } from './projection-bench.ts'
import { withTemporaryPostgres } from './temporary-postgres.ts'

/** Events in the log at which the full bench measures. */
const STEPS = [10_000, 100_000, 1_000_000]
const ROUNDS = 5

/** What the log's parts are measured with: how many rounds, what names the rows, where progress is told. */
export type Part = { rounds: number; at: string; say: (text: string) => void }

/** The log's append, read, fold and rebuild as ratios to plain SQL on the same server, in one run. */
export const logBench: Bench = ({ full, redisUrl, say }) =>
  withTemporaryPostgres(async ({ freshDatabase, settings }) => {
    const hands = await openHands(await freshDatabase())
    const steps = full ? STEPS : STEPS.slice(0, 1)
    const rows: BenchRow[] = []
    try {
      for (const events of steps) {
        // The rows of the last step bear the plain names.
        const at = events === steps.at(-1) ? '' : `, at ${events} events`
        const part = { rounds: ROUNDS, at, say: (text: string) => say(`${text}, ${events} events in the log`) }
        part.say('filling the log')
        await hands.fill(events)
        const measured = [...(await rebuildRows(hands, part)), ...(await appendRows(hands, part))]
        // A long run that is stopped has told what it measured so far.
        if (full) for (const { what, value, unit = 'ratio' } of measured) say(`${what}: ${value} ${unit}`)
        rows.unshift(...measured)
      }
    } finally {
      await hands.close()
    }
    const part = { rounds: ROUNDS, at: '', say }
    rows.push(...(await chainRows(freshDatabase, part)), ...(await foldRows(freshDatabase, part)))
    rows.push(...(await pickupRows(freshDatabase, { redisUrl, say })))
    return {
      size: `${steps.join(', ')} events in the log; medians of ${ROUNDS} interleaved rounds`,
      rows: [...rows.filter(({ target }) => target), ...rows.filter(({ target }) => !target)],
      settings: { ...settings, 'bare table': 'the columns of the log or of the read tables, no key, index or trigger' },
    }
  })
