import { hashContent } from '@blotter/log'
import { atLeast, type BenchRow, measured } from './bench.ts'
import type { Part } from './log-bench.ts'
import { freshEvents, openHands } from './log-hands.ts'
import { interleave, rate } from './rounds.ts'
import { withClient } from './temporary-postgres.ts'

const BATCH = 100
const BATCHES = 20

/** The append with its hash chain against the same append without, and what the canonical JSON costs beside it. */
export const chainRows = async (freshDatabase: () => Promise<string>, { rounds, say }: Part): Promise<BenchRow[]> => {
  const chained = await openHands(await freshDatabase())
  const url = await freshDatabase()
  await withClient(url, async (client) => {
    const { rows } = await client.query("SELECT pg_get_functiondef('blotter.append_events'::regproc) AS source")
    await client.query(withoutChain(rows[0].source))
  })
  const unchained = await openHands(url)
  try {
    const append = (log: typeof chained.log.off) => () => {
      const batches = Array.from({ length: BATCHES }, () => freshEvents(BATCH))
      return rate(BATCH * BATCHES, async () => {
        for (const batch of batches) await log.append(batch)
      })
    }
    const canonical = () => {
      const events = freshEvents(BATCH * BATCHES)
      return rate(events.length, async () => events.forEach(({ meta: _, ...content }) => void hashContent(content)))
    }
    const taken = await interleave(
      { chained: append(chained.log.off), unchained: append(unchained.log.off), canonical },
      { rounds, say: (text) => say(`hash chain, ${text}`) },
    )
    return [
      atLeast('append with the hash chain, against without', taken.ratio('chained', 'unchained'), { target: 0.9 }),
      measured('canonical JSON and its SHA-256', 1_000_000 / taken.median('canonical'), 'µs an event'),
      measured('  as a share of appending in batches of 100', taken.ratio('chained', 'canonical')),
    ]
  } finally {
    await Promise.all([chained.close(), unchained.close()])
  }
}

// The one line of append_events that hashes.
const HASHING = /\n\s*chain := sha256\([^\n]*\);/

const withoutChain = (source: string): string => {
  const stripped = source.replace(HASHING, '')
  if (stripped === source) throw new Error('append_events no longer chains where this bench looks for it.')
  return stripped
}
