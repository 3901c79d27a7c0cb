import { deterministicId, type NewEvent, printVersion } from '@blotter/events'
import { fieldChanges, type Group, groupChanges, viewOf } from '@blotter/linking'
import {
  adoptGroups,
  adoptHeld,
  adoptIncidents,
  approvalId,
  changedIncidents,
  claimsInShadow,
  lockLinking,
  noteTouched,
  replaySource,
  type SideClaim,
  shadowIncidentsAfter,
  streamVersions,
  type Transaction,
  toldViews,
} from '@blotter/log'
import type { StageContext, topology } from '@blotter/pipeline'
import { tell } from '../../linker/src/telling.ts'
import { relinks } from './engines.ts'
import type { Linking } from './linking.ts'

/** Incidents that are told in one append. */
const INCIDENTS = 200
const ROWS = 1_000

type Emit = StageContext<typeof topology.link>['emit']

/**
 * Appends what turns the incidents of live linking into those of the shadow, while no linker works; with each batch live
 * linking stands where the shadow does. Nothing is decided here: the shadow has decided it.
 */
export const adoptShadow = async (linking: Linking): Promise<void> => {
  const { log } = linking
  await noteTouched(log, 'live')
  await inBatches(linking, async (transaction, emit) => {
    const { ids, live, shadow } = await changedIncidents(transaction, INCIDENTS)
    for (const change of groupChanges(groupsOf(live), groupsOf(shadow))) tell({ emit }, change)
    await adoptIncidents(transaction, ids)
    return ids[0]
  })
  if (relinks(linking.replay)) await adoptViews(linking)
  await inBatches(linking, async (transaction, emit, after) => {
    const held = await adoptHeld(transaction, { after, limit: ROWS })
    for (const { claim, reason } of held)
      emit('ClaimHeld', `article/${claim.articleId}`, { claimId: claim.claim.id, reason })
    return held.at(-1)?.claim.claim.id
  })
  await inBatches(linking, async (transaction, emit, after) => {
    const rows = await adoptGroups(transaction, { after, limit: ROWS })
    for (const { articleId, group, containment } of rows)
      emit('ArticleGrouped', `article/${articleId}`, { group: group ?? articleId, containment: containment ?? 0 })
    return rows.at(-1)?.articleId
  })
}

/** Tells the incidents that this version counts otherwise than they were last told, whether claims of theirs moved or not. */
const adoptViews = (linking: Linking): Promise<void> =>
  inBatches(linking, async (transaction, emit, after) => {
    const ids = await shadowIncidentsAfter(transaction, after, INCIDENTS)
    const told = await toldViews(transaction, ids)
    for (const { id, claims } of groupsOf(await claimsInShadow(transaction, ids))) {
      const before = told.get(id)
      const view = viewOf(claims)
      const changes = before ? fieldChanges(before, view) : []
      if (changes.length > 0) tell({ emit }, { kind: 'revised', incident: id, view, changes, because: [] })
    }
    return ids.at(-1)
  })

/** Says what is to be appended for one batch, and how far that goes; undefined where nothing was left. */
type Batch = (transaction: Transaction, emit: Emit, after: string) => Promise<string | undefined>

const inBatches = async ({ log, replay, engines, signal }: Linking, batch: Batch): Promise<void> => {
  for (let after: string | undefined = ''; after !== undefined; ) {
    signal.throwIfAborted()
    const before: string = after
    await log.append(async (transaction) => {
      await lockLinking(transaction)
      const told: Told[] = []
      const emit: Emit = (type, streamId, data, details = {}) => {
        told.push({ type, streamId, data, occurredAt: details.occurredAt ?? null } as Told) // emit's own signature
      }
      after = await batch(transaction, emit, before)
      return eventsOf(told, { replay, engines }, transaction)
    })
  }
}

type Told = Pick<NewEvent, 'type' | 'streamId' | 'data' | 'occurredAt'>

/** Their ids follow from where their streams stand: nothing is told twice, since its stream has gone on. */
const eventsOf = async (
  told: readonly Told[],
  { replay, engines }: Pick<Linking, 'replay' | 'engines'>,
  transaction: Transaction,
): Promise<{ events: NewEvent[]; expected: Record<string, number> }> => {
  const streamIds = [...new Set(told.map(({ streamId }) => streamId))]
  const stands = await streamVersions(transaction, streamIds)
  // Streams of articles go on meanwhile, with what is fetched and read.
  const incidents = streamIds.filter((id) => id.startsWith('incident/'))
  const expected = Object.fromEntries(incidents.map((id) => [id, stands.get(id) ?? 0]))
  const extractor = engines.link.version ? printVersion(engines.link.version) : null
  const events = told.map((event): NewEvent => {
    const version = (stands.get(event.streamId) ?? 0) + 1
    stands.set(event.streamId, version)
    return {
      ...event,
      eventId: deterministicId(replay.id, event.streamId, version, event.type),
      correlationId: event.streamId.startsWith('article/') ? event.streamId.slice('article/'.length) : null,
      causationId: approvalId(replay),
      extractor,
      source: replaySource(replay.id),
    } as NewEvent // type and data come as a pair
  })
  return { events, expected }
}

const groupsOf = (claims: readonly SideClaim[]): Group[] =>
  [...Map.groupBy(claims, ({ incidentId }) => incidentId)].map(([id, members]) => ({
    id,
    claims: members.map(({ claim }) => claim),
  }))
