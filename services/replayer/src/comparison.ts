import type { IncidentView } from '@blotter/events'
import { viewOf } from '@blotter/linking'
import {
  claimsOn,
  forgetIncidents,
  type Log,
  noteTouched,
  type Replay,
  type ReplayIncidentRow,
  resultsOf,
  type SideClaim,
  toldViews,
  touchedAfter,
  writeIncidents,
} from '@blotter/log'
import {
  type CountedIncident,
  compareIncidents,
  type IncidentDifference,
  openViewChange,
  type ReportDifference,
  type ViewChange,
} from '@blotter/replay'
import { relinks } from './engines.ts'

const PAGE = 500

export type IncidentCounts = { before: number; unchanged: number; revised: number; new: number; gone: number }

/** `replaced`: of those revised, how many go on under another id. */
export type ShadowComparison = { counts: IncidentCounts; replaced: number; view: ViewChange }

/** What the shadow is compared with: what it began with, or what live linking has now. */
type Side = 'before' | 'live'

/**
 * Compares the incidents of the shadow with those of another side, page by page, and writes down what differs.
 * @returns how many, and what it does to the view of whoever monitors
 */
export const compareShadow = async (
  log: Log,
  replay: Replay,
  { side, signal }: { side: Side; signal: AbortSignal },
): Promise<ShadowComparison> => {
  await forgetIncidents(log, replay.id)
  const before = await noteTouched(log, side, relinks(replay) ? 'all' : 'moved')
  const counts: IncidentCounts = { before, unchanged: before, revised: 0, new: 0, gone: 0 }
  const change = openViewChange()
  let replaced = 0
  for (let after = ''; ; ) {
    signal.throwIfAborted()
    const ids = await touchedAfter(log, after, PAGE)
    const last = ids.at(-1)
    if (last === undefined) return { counts, replaced, view: change.read() }
    const rows: ReplayIncidentRow[] = []
    for (const difference of await comparePage({ log, replay, side }, ids)) {
      change.add(difference)
      if (difference.before && difference.after && difference.before !== difference.after) replaced += 1
      if (difference.kind === 'unchanged') continue
      counts[difference.kind] += 1
      if (difference.kind !== 'new') counts.unchanged -= 1
      rows.push(rowOf(difference))
    }
    await writeIncidents(log, replay.id, rows)
    after = last
  }
}

/** What became of these incidents; each difference belongs to one page. */
const comparePage = async (
  { log, replay, side }: { log: Log; replay: Replay; side: Side },
  ids: readonly string[],
): Promise<IncidentDifference[]> => {
  const replayId = replay.id
  const old = await claimsOn(log, side, { incidents: ids })
  const renamed = await renamedIn(log, replayId, old)
  const reached = await claimsOn(log, 'after', {
    claims: old.map(({ claim }) => renamed.get(claim.claim.id) ?? claim.claim.id),
  })
  const afterIds = new Set([...ids, ...reached.map(({ incidentId }) => incidentId)])
  const now = await claimsOn(log, 'after', { incidents: [...afterIds] })
  // Who else those came from: an incident of another page may be closer to one of them.
  const back = new Map([...renamed].map(([from, to]) => [to, from]))
  for (const [from, to] of await renamedIn(log, replayId, now)) {
    renamed.set(from, to)
    back.set(to, from)
  }
  const origins = await claimsOn(log, side, {
    claims: now.map(({ claim }) => back.get(claim.claim.id) ?? claim.claim.id),
  })
  const others = origins.map(({ incidentId }) => incidentId).filter((id) => !ids.includes(id))
  const all = [...old, ...(await claimsOn(log, side, { incidents: [...new Set(others)] }))]
  const own = new Set(ids)
  // Another linking may count the same claims otherwise: what readers were told is what it is compared with.
  const told = relinks(replay) ? await toldViews(log.database, idsOf(all), replay.position) : new Map()
  return compareIncidents(incidentsOf(all, told), incidentsOf(now), renamed).filter(({ before, after }) =>
    own.has(before ?? after ?? ''),
  )
}

/** Claim ids before → after of the articles of these claims, where they changed. */
const renamedIn = async (log: Log, replayId: string, claims: readonly SideClaim[]): Promise<Map<string, string>> => {
  const articleIds = [...new Set(claims.map(({ claim }) => claim.articleId))]
  const results = await resultsOf(log, replayId, articleIds)
  return new Map(results.flatMap(({ diff }) => (diff as ReportDifference | null)?.renamed ?? [])) // as derive.ts has it
}

const idsOf = (claims: readonly SideClaim[]): string[] => [...new Set(claims.map(({ incidentId }) => incidentId))]

const incidentsOf = (
  claims: readonly SideClaim[],
  told: ReadonlyMap<string, IncidentView> = new Map(),
): CountedIncident[] =>
  [...Map.groupBy(claims, ({ incidentId }) => incidentId)].map(([id, members]) => ({
    id,
    view: told.get(id) ?? viewOf(members.map(({ claim }) => claim)),
    claims: members.map(({ claim }) => claim.claim.id),
  }))

const DEAD = 10
const FIELD = 5
const WHOLE = 50

const rowOf = (difference: IncidentDifference): ReplayIncidentRow => {
  const { kind, before, after, fields, view } = difference
  const moved = (toll: 'killed' | 'injured'): number =>
    Math.abs((view.after?.toll[toll]?.best ?? 0) - (view.before?.toll[toll]?.best ?? 0))
  const weight = (kind === 'revised' ? fields.length * FIELD : WHOLE) + moved('killed') * DEAD + moved('injured')
  // What is new may have the id of one that goes on under another.
  return { incidentId: before ?? `new ${after}`, kind, diff: difference, weight: Math.min(weight, 2 ** 31 - 1) }
}
