import type { IncidentView, TollEntry } from '@blotter/events'

/** An incident as one side has it: how it is counted, and the claims that it holds. */
export type CountedIncident = { id: string; view: IncidentView; claims: readonly string[] }

export type IncidentFieldDifference = { field: string; from: string; to: string }

/** What became of an incident. `before` and `after` are incident ids, both where it is still there. */
export type IncidentDifference = {
  kind: 'unchanged' | 'revised' | 'new' | 'gone'
  before: string | null
  after: string | null
  view: { before: IncidentView | null; after: IncidentView | null }
  fields: IncidentFieldDifference[]
}

/**
 * What a replay makes of incidents. Two are the same where each shares more claims with the other than with any third,
 * whatever their ids; of equals, the one of the same id, then the smaller id. So an incident's partner depends on nothing but its own claims and
 * those that these are shared with, and parts of a long list can be compared on their own.
 * @param renamed  claim id before → after, where it changed
 */
export const compareIncidents = (
  before: readonly CountedIncident[],
  after: readonly CountedIncident[],
  renamed: ReadonlyMap<string, string> = new Map(),
): IncidentDifference[] => {
  const original = new Map([...renamed].map(([from, to]) => [to, from]))
  const partners = closest(before, after, (claim) => renamed.get(claim) ?? claim)
  const returns = closest(after, before, (claim) => original.get(claim) ?? claim)
  const pairs = new Map([...partners].filter(([old, now]) => returns.get(now) === old))
  const taken = new Set(pairs.values())
  return [
    ...before.map((old) => differenceOf(old, pairs.get(old) ?? null)),
    ...after.filter((now) => !taken.has(now)).map((now) => differenceOf(null, now)),
  ]
}

/** To each incident the one of the others that holds most of its claims. */
const closest = (
  incidents: readonly CountedIncident[],
  others: readonly CountedIncident[],
  nameThere: (claim: string) => string,
): Map<CountedIncident, CountedIncident> => {
  const homes = new Map(others.flatMap((incident) => incident.claims.map((claim) => [claim, incident] as const)))
  return new Map(
    incidents.flatMap((incident) => {
      const counts = new Map<CountedIncident, number>()
      for (const claim of incident.claims) {
        const home = homes.get(nameThere(claim))
        if (home) counts.set(home, (counts.get(home) ?? 0) + 1)
      }
      const isSame = (other: CountedIncident): number => Number(other.id === incident.id)
      const [best] = [...counts].sort(([a, m], [b, n]) => n - m || isSame(b) - isSame(a) || (a.id < b.id ? -1 : 1))
      return best ? [[incident, best[0]] as const] : []
    }),
  )
}

const differenceOf = (old: CountedIncident | null, now: CountedIncident | null): IncidentDifference => {
  const fields = old && now ? fieldDifferences(old.view, now.view) : []
  return {
    kind: old && now ? (fields.length ? 'revised' : 'unchanged') : now ? 'new' : 'gone',
    before: old?.id ?? null,
    after: now?.id ?? null,
    view: { before: old?.view ?? null, after: now?.view ?? null },
    fields,
  }
}

const fieldDifferences = (before: IncidentView, after: IncidentView): IncidentFieldDifference[] => {
  const [old, now] = [sayView(before), sayView(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return names
    .filter((field) => old[field] !== now[field])
    .map((field) => ({ field, from: old[field] ?? 'none', to: now[field] ?? 'none' }))
}

const sayView = ({ type, when, where, toll, confidence }: IncidentView): Record<string, string> => ({
  type,
  when: `${when.start ?? '…'} to ${when.end ?? '…'}`,
  where: where ? sayPlace(where) : 'nowhere',
  ...Object.fromEntries(Object.entries(toll).map(([kind, entry]) => [kind, sayEntry(entry)])),
  ...(confidence ? { confidence: confidence.level } : {}),
})

const sayPlace = ({ name, path, iso2, precision, lat, lon }: NonNullable<IncidentView['where']>): string => {
  const within = path.slice(1).filter((outer) => outer !== name)
  const point = lat === undefined || lon === undefined ? '' : ` at ${lat.toFixed(1)}, ${lon.toFixed(1)}`
  return `${[name, ...within.toReversed(), iso2].join(', ')} (${precision}${point})`
}

const sayEntry = ({ low, best, high, parts }: TollEntry): string => {
  const among = parts?.map((part) => `${part.best} ${part.group}`) ?? []
  return `${best} (${low} to ${high ?? '…'})${among.length ? `, among them ${among.join(', ')}` : ''}`
}
