import type { Log } from '../log.ts'
import { copyRows } from './copy.ts'
import { foldInto } from './fold.ts'
import type { Projection } from './projection.ts'
import type { RebuildOptions } from './rebuild.ts'
import { openRows, type RowSet } from './rows.ts'
import { readTaken, type Stretch } from './taken.ts'

const STEP = 2_500
// So many steps are on their way while one is folded, so that neither Postgres nor we wait for the other.
const DEPTH = 3
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
  for await (const step of readAhead(log, projection, head)) {
    signal.throwIfAborted()
    text = step.text
    foldInto(rows, projection, step.events)
    position = step.to
    progress({ phase: 'folding', position, head })
    if (rows.size() >= memory) break
    if (performance.now() - told < TELL) continue
    told = performance.now()
    await setPosition(log, { projection, generation }, position)
  }
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

/** Steps in order up to the head. */
async function* readAhead(log: Log, projection: Projection, head: number): AsyncGenerator<Stretch> {
  const ahead: Promise<Stretch>[] = []
  for (let from = 0; from < head || ahead.length; ) {
    while (from < head && ahead.length < DEPTH) {
      const to = Math.min(head, from + STEP)
      const step = readTaken(log, projection, { from, to })
      // Whoever comes for it meets the error; whoever has stopped before, needs none.
      step.catch(() => {})
      ahead.push(step)
      from = to
    }
    const next = await ahead.shift()
    if (next) yield next
  }
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
