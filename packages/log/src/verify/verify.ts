import { InputFault } from '@blotter/events'
import { GENESIS } from '../content-hash.ts'
import type { Log } from '../log.ts'
import { type Anchor, readAnchor } from './anchor.ts'
import { copyRows, type StoredRow } from './copied-rows.ts'
import { faultOfRow } from './row-check.ts'

/** The first place where the log is not what was appended. */
export type Damage = {
  position: number
  /** `stray`: a row that lies outside the log. `content`: the event differs from its hash. `chain`: it, its place or its time differ from what was chained. */
  kind: 'missing' | 'content' | 'chain' | 'anchor' | 'stray'
  message: string
}

export type Verification = {
  logId: string
  from: number
  to: number
  head: number
  /** Rows whose hashes were computed anew. */
  events: number
  /** Anchors that were compared. */
  anchors: number
  damage: Damage | null
}

export type VerifyOptions = {
  /** First and last position; default: the whole log. What comes before `from` is believed. */
  from?: number | undefined
  to?: number | undefined
  anchors?: readonly Anchor[] | undefined
  /** Told now and then. */
  onProgress?: (done: number, all: number) => void
}

/**
 * Walks the log, computes every content and chain hash anew, and compares with anchors.
 * @throws InputFault `past-head` for a range that the log has not reached, `no-position` for one before its first
 */
export const verifyLog = async (log: Log, options: VerifyOptions = {}): Promise<Verification> => {
  const head = await readAnchor(log)
  const from = options.from ?? 1
  if (from < 1) throw new InputFault('no-position', `The log begins at position 1; ${from} is none of it.`)
  const to = options.to ?? head.position
  if (to > head.position || (from > to && from > 1))
    throw new InputFault('past-head', `The log ends at position ${head.position}; ${from} to ${to} is no part of it.`)
  const anchors = options.anchors ?? []
  const result = { logId: head.logId, from, to, head: head.position, anchors: anchors.length }
  const foreign = foreignAnchor(anchors, head)
  if (foreign) return { ...result, events: 0, damage: foreign }
  const walk = new Walk(from, await chainBefore(log, from), [...anchors, head])
  const damage =
    (await walkRows(log, walk, { to, onProgress: options.onProgress ?? (() => {}) })) ??
    (await compareOutside(log, anchors, { from, to })) ??
    (await strayRow(log))
  return { ...result, events: walk.checked, damage }
}

const foreignAnchor = (anchors: readonly Anchor[], head: Anchor): Damage | null => {
  for (const { logId, position, recordedAt } of anchors) {
    if (logId !== head.logId)
      return {
        position,
        kind: 'anchor',
        message: `The anchor is of another log (${logId}); this one is ${head.logId}.`,
      }
    if (position > head.position) {
      const message = `The log ends at position ${head.position}, and an anchor of ${recordedAt} saw position ${position}: its end was cut off, or an older backup restored.`
      return { position: head.position + 1, kind: 'missing', message }
    }
  }
  return null
}

/** How far the walk has come, and what it must meet. */
class Walk {
  checked = 0
  position: number
  chain: Uint8Array | null
  readonly marks: Map<number, Anchor[]>

  constructor(from: number, chain: Uint8Array | null, anchors: readonly Anchor[]) {
    this.position = from - 1
    this.chain = chain
    this.marks = Map.groupBy(anchors, ({ position }) => position)
  }

  /** @returns what is wrong with the next row */
  step(row: StoredRow): Damage | null {
    const expected = this.position + 1
    if (!this.chain) return missing(this.position)
    if (Number(row[0].readBigInt64BE()) !== expected) return missing(expected)
    const kind = faultOfRow(row, this.chain)
    if (kind) return { position: expected, kind, message: MESSAGES[kind](expected) }
    this.position = expected
    this.chain = row[4]
    this.checked += 1
    return differing(this.marks.get(expected), row[4])
  }
}

const MESSAGES = {
  content: (position: number) =>
    `The event at position ${position} is not what was appended: its content hash differs.`,
  chain: (position: number) =>
    `The event at position ${position} does not follow from the one before: it, its place or its time was changed, or an event before it was.`,
}

const missing = (position: number): Damage => ({
  position,
  kind: 'missing',
  message: `The event at position ${position} is not there.`,
})

const differing = (anchors: readonly Anchor[] | undefined, chain: Buffer): Damage | null => {
  for (const { position, chainHash, recordedAt } of anchors ?? []) {
    if (chainHash === chain.toString('hex')) continue
    const message = `Position ${position} does not have the chain hash that an anchor of ${recordedAt} (or the head of the log) has: the log was written anew up to there.`
    return { position, kind: 'anchor', message }
  }
  return null
}

type Range = { to: number; onProgress: (done: number, all: number) => void }

const walkRows = async ({ database }: Log, walk: Walk, { to, onProgress }: Range): Promise<Damage | null> => {
  const all = to - walk.position
  let damage: Damage | null = null
  await copyRows(database.$client, { from: walk.position + 1, to }, (rows) => {
    for (const row of rows) {
      damage = walk.step(row)
      if (damage) return false
    }
    onProgress(walk.checked, all)
    return true
  })
  return damage ?? (walk.position < to ? missing(walk.position + 1) : null)
}

/** The first row before the log's first position or past its head: no append writes one there. */
const strayRow = async (log: Log): Promise<Damage | null> => {
  const [row] = await log.query<{ position: number }>(
    // Two looks at the primary key; one with OR would read the whole table.
    `(SELECT position::float8 FROM blotter.event_log WHERE position < 1 ORDER BY event_log.position LIMIT 1) UNION ALL
     (SELECT position::float8 FROM blotter.event_log WHERE position > (SELECT position FROM blotter.log_head)
      ORDER BY event_log.position LIMIT 1) LIMIT 1`,
  )
  if (!row) return null
  const message = `A row stands at position ${row.position}, outside the log: it was not appended, or the head was set back.`
  return { position: row.position, kind: 'stray', message }
}

const chainBefore = async (log: Log, from: number): Promise<Uint8Array | null> => {
  if (from === 1) return GENESIS
  return (await chainAt(log, from - 1)) ?? null
}

const chainAt = async (log: Log, position: number): Promise<Buffer | undefined> => {
  if (position === 0) return GENESIS
  const [row] = await log.query<{ chain: Buffer }>(
    'SELECT chain_hash AS chain FROM blotter.event_log WHERE position = $1',
    [position],
  )
  return row?.chain
}

/** Anchors outside the range are compared with the chain hash that stands there. */
const compareOutside = async (
  log: Log,
  anchors: readonly Anchor[],
  { from, to }: { from: number; to: number },
): Promise<Damage | null> => {
  for (const anchor of anchors) {
    if (anchor.position >= from && anchor.position <= to) continue
    const chain = await chainAt(log, anchor.position)
    const damage = chain ? differing([anchor], chain) : missing(anchor.position)
    if (damage) return damage
  }
  return null
}
