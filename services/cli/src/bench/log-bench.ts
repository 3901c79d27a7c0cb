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
export const logBench: Bench = ({ full, redisUrl, steps, say }) =>
  withTemporaryPostgres(async ({ freshDatabase, settings }) => {
    const hands = await openHands(await freshDatabase())
    const sizes = full ? STEPS : STEPS.slice(0, 1)
    const rows: BenchRow[] = []
    try {
      for (const events of sizes) {
        // The rows of the last step bear the plain names.
        const at = events === sizes.at(-1) ? '' : `, at ${events} events`
        const part = { rounds: ROUNDS, at, say: (text: string) => say(`${text}, ${events} events in the log`) }
        const measured = await steps.of(`${events} events`, async () => {
          await hands.fill(events, (filled) => say(`filling the log: ${filled} of ${events} events`))
          return [...(await rebuildRows(hands, part)), ...(await appendRows(hands, part))]
        })
        rows.unshift(...measured)
      }
    } finally {
      await hands.close()
    }
    const part = { rounds: ROUNDS, at: '', say }
    rows.push(...(await steps.of('hash chain', () => chainRows(freshDatabase, part))))
    rows.push(...(await steps.of('live fold', () => foldRows(freshDatabase, part))))
    rows.push(...(await steps.of('pickup', () => pickupRows(freshDatabase, { redisUrl, say }))))
    return {
      size: `${sizes.join(', ')} events in the log; medians of ${ROUNDS} interleaved rounds`,
      rows: [...rows.filter(({ target }) => target), ...rows.filter(({ target }) => !target)],
      settings: { ...settings, 'bare table': 'the columns of the log or of the read tables, no key, index or trigger' },
    }
  })
