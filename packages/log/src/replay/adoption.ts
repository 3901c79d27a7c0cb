import { type LinkableClaim, linkableClaimSchema } from '@blotter/events'
import type { Transaction } from '../database.ts'
import type { Log } from '../log.ts'
import { runOn } from '../statement.ts'
import { LINK_TABLES, SHADOW, type SideClaim } from './shadow.ts'

/**
 * How live linking becomes what the shadow is: incidents first, a few at a time with the events that tell it, the rest at
 * once. Each step leaves less that differs, so that whoever goes on after a crash tells nothing twice.
 */
const LIVE = 'blotter_work'

/** Incidents that exchange claims between the two sides, with all that they hold. */
export type ChangedIncidents = { ids: string[]; live: SideClaim[]; shadow: SideClaim[] }

/** The next incidents that `noteTouched` noted, and those that claims of theirs come from or go to. */
export const changedIncidents = async (on: Transaction, limit: number): Promise<ChangedIncidents> => {
  const first = await runOn<{ id: string }>(on, {
    text: `SELECT id FROM ${SHADOW}.touched ORDER BY id LIMIT $1`,
    values: [limit],
  })
  const ids = new Set<string>()
  for (let frontier = first.map(({ id }) => id); frontier.length; ) {
    for (const id of frontier) ids.add(id)
    const reached = await runOn<{ id: string }>(on, {
      name: 'blotter exchanging',
      text: EXCHANGING,
      values: [frontier],
    })
    frontier = reached.map(({ id }) => id).filter((id) => !ids.has(id))
  }
  const all = [...ids]
  return { ids: all, live: await claimsOf(on, LIVE, all), shadow: await claimsOf(on, SHADOW, all) }
}

const EXCHANGING = `SELECT s.incident_id AS id FROM ${LIVE}.linked_claim AS l JOIN ${SHADOW}.linked_claim AS s USING (claim_id)
    WHERE l.incident_id = ANY($1::text[]) AND s.incident_id IS NOT NULL
  UNION SELECT l.incident_id FROM ${SHADOW}.linked_claim AS s JOIN ${LIVE}.linked_claim AS l USING (claim_id)
    WHERE s.incident_id = ANY($1::text[]) AND l.incident_id IS NOT NULL`

/** Claims of incidents as the shadow holds them. */
export const claimsInShadow = (on: Transaction, ids: readonly string[]): Promise<SideClaim[]> =>
  claimsOf(on, SHADOW, ids)

const claimsOf = async (on: Transaction, space: string, ids: readonly string[]): Promise<SideClaim[]> => {
  const rows = await runOn<{ incidentId: string; claim: unknown }>(on, {
    name: `blotter claims of ${space}`,
    text: `SELECT incident_id AS "incidentId", claim FROM ${space}.linked_claim
      WHERE incident_id = ANY($1::text[]) ORDER BY claim_id`,
    values: [ids],
  })
  return rows.map(({ incidentId, claim }) => ({ incidentId, claim: linkableClaimSchema.parse(claim) }))
}

/** Makes the claims of incidents stand in live linking as they do in the shadow. */
export const adoptIncidents = async (on: Transaction, ids: readonly string[]): Promise<void> => {
  const values = [ids]
  await runOn(on, {
    name: 'blotter adopt: gone',
    text: `DELETE FROM ${LIVE}.linked_claim AS l WHERE l.incident_id = ANY($1::text[])
      AND NOT EXISTS (SELECT FROM ${SHADOW}.linked_claim AS s WHERE s.claim_id = l.claim_id)`,
    values,
  })
  // The reason for which they wait comes with the event that tells it (`adoptHeld`).
  await runOn(on, {
    name: 'blotter adopt: out',
    text: `UPDATE ${LIVE}.linked_claim AS l SET incident_id = NULL FROM ${SHADOW}.linked_claim AS s
      WHERE l.incident_id = ANY($1::text[]) AND s.claim_id = l.claim_id AND s.incident_id IS NULL`,
    values,
  })
  await runOn(on, { name: 'blotter adopt: in', text: upsert('s.incident_id = ANY($1::text[])'), values })
  await runOn(on, {
    name: 'blotter adopt: done',
    text: `DELETE FROM ${SHADOW}.touched WHERE id = ANY($1::text[])`,
    values,
  })
}

const upsert = (which: string): string =>
  `INSERT INTO ${LIVE}.linked_claim SELECT s.* FROM ${SHADOW}.linked_claim AS s WHERE ${which}
   ON CONFLICT (claim_id) DO UPDATE SET article_id = excluded.article_id, incident_id = excluded.incident_id,
     held_reason = excluded.held_reason, fits = excluded.fits, claim = excluded.claim`

/** Claims that wait in the shadow for another reason than before, once `adoptIncidents` is through; they wait live now. */
export const adoptHeld = async (
  on: Transaction,
  { after, limit }: { after: string; limit: number },
): Promise<{ claim: LinkableClaim; reason: string }[]> => {
  const rows = await runOn<{ claim: unknown; reason: string }>(on, {
    text: `SELECT s.claim, s.held_reason AS reason
      FROM ${SHADOW}.linked_claim AS s LEFT JOIN ${LIVE}.linked_claim AS l USING (claim_id)
      WHERE s.incident_id IS NULL AND s.held_reason IS DISTINCT FROM l.held_reason AND s.claim_id > $1
      ORDER BY claim_id LIMIT $2`,
    values: [after, limit],
  })
  const held = rows.map(({ claim, reason }) => ({ claim: linkableClaimSchema.parse(claim), reason }))
  await runOn(on, { text: upsert('s.claim_id = ANY($1::text[])'), values: [held.map(({ claim }) => claim.claim.id)] })
  return held
}

export type GroupedAnew = { articleId: string; group: string | null; containment: number | null }

/** Articles that stand in another group of copies in the shadow; now they do so live. */
export const adoptGroups = async (
  on: Transaction,
  { after, limit }: { after: string; limit: number },
): Promise<GroupedAnew[]> => {
  const rows = await runOn<GroupedAnew>(on, {
    text: `SELECT s.article_id AS "articleId", s.copy_group AS "group", g.containment
      FROM ${SHADOW}.linked_article AS s LEFT JOIN ${LIVE}.linked_article AS l USING (article_id)
        LEFT JOIN ${SHADOW}.grouped AS g USING (article_id)
      WHERE s.copy_group IS DISTINCT FROM l.copy_group AND s.article_id > $1 ORDER BY article_id LIMIT $2`,
    values: [after, limit],
  })
  await runOn(on, {
    text: `INSERT INTO ${LIVE}.linked_article SELECT s.* FROM ${SHADOW}.linked_article AS s
      WHERE s.article_id = ANY($1::text[])
      ON CONFLICT (article_id) DO UPDATE SET copy_group = excluded.copy_group`,
    values: [rows.map(({ articleId }) => articleId)],
  })
  return rows
}

/** Whether a claim stands elsewhere than in the shadow, or says something else. */
export const differsFromShadow = async (on: Transaction): Promise<boolean> => {
  const [row] = await runOn<{ differs: boolean }>(on, {
    text: `SELECT EXISTS (
      SELECT FROM ${LIVE}.linked_claim AS l FULL JOIN ${SHADOW}.linked_claim AS s USING (claim_id)
      WHERE (l.incident_id IS DISTINCT FROM s.incident_id OR l.claim IS DISTINCT FROM s.claim)
        AND coalesce(l.incident_id, s.incident_id) IS NOT NULL) AS differs`,
  })
  return row?.differs === true
}

/**
 * Lets the shadow's articles stand at the reports that a replay appended: an older report that comes late changes nothing.
 * @param source  of the replay's events
 */
export const placeReports = async (log: Pick<Log, 'query'>, source: string): Promise<void> => {
  await log.query(
    `UPDATE ${SHADOW}.linked_article AS a SET position = e.position
     FROM (SELECT substr(stream_id, ${'article/'.length + 1}) AS article_id, max(position) AS position
       FROM blotter.event_log WHERE source = $1 AND type = 'IncidentsReported' GROUP BY 1) AS e
     WHERE a.article_id = e.article_id AND a.position < e.position`,
    [source],
  )
}

/** Makes all tables of live linking what they are in the shadow; only rows that differ are written. */
export const adoptTables = async (on: Transaction): Promise<void> => {
  for (const [table, key] of Object.entries(LINK_TABLES)) {
    const [live, shadow] = [`${LIVE}.${table}`, `${SHADOW}.${table}`]
    const same = key.map((column) => `s.${column} = l.${column}`).join(' AND ')
    await runOn(on, {
      text: `DELETE FROM ${live} AS l WHERE NOT EXISTS (
        SELECT FROM ${shadow} AS s WHERE ${same} AND ROW(s.*) IS NOT DISTINCT FROM ROW(l.*))`,
    })
    await runOn(on, {
      text: `INSERT INTO ${live} SELECT s.* FROM ${shadow} AS s WHERE NOT EXISTS (SELECT FROM ${live} AS l WHERE ${same})`,
    })
  }
}
