import {
  deterministicId,
  InputFault,
  type Payload,
  type ReplaySelection,
  type ReplayStage,
  replaySelectionSchema,
  type VersionChange,
  versionChangeSchema,
} from '@blotter/events'
import type { Database, Transaction } from '../database.ts'
import { desc, eq, notInArray, sql } from '../drizzle.ts'
import type { Log } from '../log.ts'
import { postgresError } from '../postgres-error.ts'
import { replay as table } from '../schema/index.ts'

/**
 * - `pinning`: copies what linking knows, and notes where the log ends
 * - `listing`: finds the articles that it is about
 * - `deriving`: runs the stages on them
 * - `linking`: links what they make, beside the log, and compares
 * - `diffed`: waits for a person
 * - `approved`: catches up with the log
 * - `promoting`: appends what differs; readers see the log as it was
 * - `settling`: is the active one; what older workers still did is derived again
 * - `promoted`, `discarded`: has ended
 */
export type ReplayState =
  | 'pinning'
  | 'listing'
  | 'deriving'
  | 'linking'
  | 'diffed'
  | 'approved'
  | 'promoting'
  | 'settling'
  | 'promoted'
  | 'discarded'

export type Replay = {
  id: string
  stage: ReplayStage
  selection: ReplaySelection
  versions: VersionChange[]
  undoes: string | null
  who: string
  why: string | null
  state: ReplayState
  paused: string | null
  position: number
  listed: number
  approval: Payload<'ReplayApproved'> | null
  standsAt: number | null
  /** Lines of the gold set, as they were given. */
  gold: unknown[] | null
  /** How it ended, once it is diffed. */
  totals: Record<string, unknown> | null
  startedAt: string
  endedAt: string | null
}

const ENDED = ['promoted', 'discarded']

/** Id of the event that approved a replay: what is appended because of it names it. */
export const approvalId = ({ id, approval }: Pick<Replay, 'id' | 'approval'>): string =>
  approval?.position ? deterministicId(id, 'approved', approval.position) : deterministicId(id, 'approved')

/** The replay that has not ended; null when there is none. */
export const openReplay = async ({ database }: Pick<Log, 'database'>): Promise<Replay | null> => {
  const [row] = await database.select().from(table).where(notInArray(table.state, ENDED))
  return row ? replayOf(row) : null
}

/** Whether a replay appends at this moment what it came to. */
export const isPromoting = async (log: Pick<Log, 'database'>): Promise<boolean> =>
  (await openReplay(log))?.state === 'promoting'

/** All replays, the newest first. */
export const listReplays = async ({ database }: Pick<Log, 'database'>): Promise<Replay[]> =>
  (await database.select().from(table).orderBy(desc(table.startedAt))).map(replayOf)

/**
 * A replay by its id, or by the beginning of one.
 * @throws InputFault `no-such-replay`, `ambiguous-replay`
 */
export const replayNamed = async (log: Pick<Log, 'database'>, name: string): Promise<Replay> => {
  const found = (await listReplays(log)).filter(({ id }) => id.startsWith(name))
  const [replay, other] = found
  if (!replay || !name)
    throw new InputFault('no-such-replay', `There is no replay "${name}". See: npx --no-install blotter replay list`)
  if (other) throw new InputFault('ambiguous-replay', `Several replays begin with "${name}"; give more of the id.`)
  return replay
}

/** `listed`: the log up to here is not looked through. */
export type NewReplay = Pick<
  Replay,
  'id' | 'stage' | 'selection' | 'versions' | 'undoes' | 'who' | 'why' | 'gold' | 'listed'
>

/** @throws InputFault `replay-open` while another one has not ended */
export const addReplay = async (log: Pick<Log, 'database'>, { id, ...rest }: NewReplay): Promise<void> => {
  await log.database
    .insert(table)
    .values({ replayId: id, state: 'pinning', position: 0, ...rest })
    .catch(async (error: unknown) => {
      if (postgresError(error).code !== '23505') throw error
      const open = await openReplay(log)
      throw new InputFault(
        'replay-open',
        `Replay ${open?.id ?? ''} is ${open?.state ?? 'open'}, and one is open at a time. Promote it or discard it first.`,
      )
    })
}

/**
 * Changes a replay that is in one of the states.
 * @param running  only where nobody has paused it
 * @returns whether it was
 */
export const changeReplay = async (
  { database }: { database: Database | Transaction },
  { id, from, running = false }: { id: string; from: readonly ReplayState[]; running?: boolean },
  change: Partial<Omit<Replay, 'id'>>,
): Promise<boolean> => {
  const changed = await database
    .update(table)
    .set(change)
    .where(
      sql`${eq(table.replayId, id)} AND ${table.state} = ANY(${sql.param([...from])}) AND (NOT ${running} OR ${table.paused} IS NULL)`,
    )
    .returning({ id: table.replayId })
  return changed.length === 1
}

const replayOf = ({ replayId, selection, versions, ...row }: typeof table.$inferSelect): Replay => ({
  ...row,
  id: replayId,
  stage: row.stage as ReplayStage, // written by addReplay alone, as the rest
  state: row.state as ReplayState,
  approval: row.approval as Replay['approval'],
  gold: row.gold as unknown[] | null,
  totals: row.totals as Replay['totals'],
  selection: replaySelectionSchema.parse(selection),
  versions: versionChangeSchema.array().parse(versions),
})
