import type { Toll } from '@blotter/events'
import type { Log } from '@blotter/log'
import { topology } from '@blotter/pipeline'

/** What a run came to, in a form in which two runs over the same site are equal. */
export type Outcome = {
  /** `<event id> <type>` of everything from poll to extract, sorted. */
  events: string[]
  /** `<event id> <content hash>` of what clean and extract said, sorted. */
  contents: string[]
  /** Each incident as its claims and its toll, sorted. */
  incidents: { claims: string[]; toll: Toll }[]
  /** Inputs without an effect, by stage. */
  undone: string[]
  parked: string[]
}

export const outcomeOf = async (log: Log): Promise<Outcome> => {
  const types = [...topology.poll.gives, ...topology.fetch.gives, ...topology.clean.gives, ...topology.extract.gives]
  const events = await log.query<{ id: string; type: string; hash: string }>(
    "SELECT event_id::text AS id, type, encode(content_hash, 'hex') AS hash FROM blotter.event_log WHERE type = ANY($1)",
    [types],
  )
  const incidents = await log.query<{ claims: string[]; toll: Toll }>(
    `SELECT array_agg(c.claim_id ORDER BY c.claim_id) AS claims, i.toll FROM blotter_work.incident AS i
     JOIN blotter_work.claim AS c USING (incident_id) WHERE i.state = 'open' GROUP BY i.incident_id, i.toll`,
  )
  const said = events.filter(({ type }) => type === 'ArticleCleaned' || type === 'IncidentsReported')
  return {
    events: events.map(({ id, type }) => `${id} ${type}`).sort(),
    contents: said.map(({ id, hash }) => `${id} ${hash}`).sort(),
    incidents: incidents.sort((a, b) => (a.claims.join() < b.claims.join() ? -1 : 1)),
    undone: await undone(log),
    parked: (
      await log.query<{ id: string }>("SELECT stream_id AS id FROM blotter.event_log WHERE type = 'ArticleParked'")
    ).map(({ id }) => id),
  }
}

const undone = async (log: Log): Promise<string[]> => {
  const found: string[] = []
  for (const { name, takes } of Object.values(topology)) {
    if (takes === 'timetable') continue
    const rows = await log.query<{ position: number }>(
      `SELECT position::int FROM blotter.event_log AS e WHERE type = ANY($1)
       AND NOT EXISTS (SELECT 1 FROM blotter_work.stage_effect AS s WHERE s.stage = $2 AND s.position = e.position)`,
      [takes, name],
    )
    found.push(...rows.map(({ position }) => `${name} ${position}`))
  }
  return found
}
