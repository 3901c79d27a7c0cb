import type { Log } from '../log.ts'
import { copyRows } from './copy.ts'
import { foldInto, textsFor } from './fold.ts'
import type { Projection } from './projection.ts'
import type { RebuildOptions } from './rebuild.ts'
import { openRows, type RowSet } from './rows.ts'
import { readTaken, type Stretch } from './taken.ts'

const STEP = 5_000
const MEMORY = 768 * 2 ** 20
// ms between looks that another terminal can have at how far it is.
const TELL = 1_000

/**
 * Folds the log in memory from its first event and copies the rows into a new generation's empty tables.
 * @returns how far it came: to the head at its start, or to where memory would not do
 */
export const fillGeneration = async (
  log: Log,
  { projection, generation }: { projection: Projection; generation: number },
  { signal, progress, memory = MEMORY }: Pick<RebuildOptions, 'signal' | 'progress' | 'memory'>,
): Promise<{ position: number; rows: number }> => {
  const pool = log.database.$client
  const head = await log.head()
  let text: RowSet['text'] = () => null
  const rows = openRows(projection.tables, (document) => text(document))
  let position = 0
  let told = 0
  let ahead = readStep(log, projection, { from: 0, head })
  while (position < head && rows.size() < memory) {
    signal.throwIfAborted()
    const step = await ahead
    ahead = readStep(log, projection, { from: step.to, head })
    ahead.catch(() => {})
    text = step.text
    foldInto(rows, projection, step.events)
    position = step.to
    progress({ phase: 'folding', position, head })
    if (performance.now() - told < TELL) continue
    told = performance.now()
    await setPosition(log, { projection, generation }, position)
  }
  await ahead.catch(() => {})
  const copied = await Promise.all(
    rows.changes().map(async (changes) => {
      const client = await pool.connect()
      try {
        return await copyRows(client, generation, changes)
      } finally {
        client.release()
      }
    }),
  )
  await setPosition(log, { projection, generation }, position)
  return { position, rows: copied.reduce((sum, count) => sum + count, 0) }
}

type Step = Stretch & Pick<RowSet, 'text'>

const readStep = async (
  log: Log,
  projection: Projection,
  { from, head }: { from: number; head: number },
): Promise<Step> => {
  const to = Math.min(head, from + STEP)
  if (to <= from) return { events: [], from, to, text: () => null }
  const stretch = await readTaken(log.database.$client, projection, { from, to })
  return { ...stretch, text: await textsFor(projection, stretch.events, log.documents) }
}

const setPosition = async (
  log: Log,
  { projection, generation }: { projection: Projection; generation: number },
  position: number,
): Promise<void> => {
  await log.database.$client.query(
    `UPDATE blotter_work.checkpoint
     SET position = $3, chain_hash = (SELECT chain_hash FROM blotter.event_log WHERE position = $3)
     WHERE projection = $1 AND generation = $2 AND status = 'building'`,
    [projection.name, generation, position],
  )
}
