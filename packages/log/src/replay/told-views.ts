import { type IncidentView, type LogEvent, readPayload } from '@blotter/events'
import type { Transaction } from '../database.ts'
import type { Log } from '../log.ts'
import { runOn } from '../statement.ts'
import { SHADOW } from './shadow.ts'

type Row = { id: string; type: 'IncidentOpened' | 'IncidentRevised'; version: number; data: unknown }

const TOLD = `SELECT ids.id, e.type, e.schema_version AS version, e.data
  FROM unnest($1::text[]) AS ids (id) CROSS JOIN LATERAL (
    SELECT type, schema_version, data FROM blotter.event_log
    WHERE stream_id = 'incident/' || ids.id AND type IN ('IncidentOpened', 'IncidentRevised') AND position <= $2
    ORDER BY version DESC LIMIT 1) AS e`

/**
 * How incidents were last told to be, by their ids; whoever counts them otherwise now has to say so.
 * @param until  a position of the log: what came later does not count
 */
export const toldViews = async (
  on: Transaction | Log['database'],
  ids: readonly string[],
  until: number = Number.MAX_SAFE_INTEGER,
): Promise<Map<string, IncidentView>> => {
  const rows = ids.length ? await runOn<Row>(on, { name: 'blotter told views', text: TOLD, values: [ids, until] }) : []
  return new Map(
    rows.map(({ id, type, version, data }) => {
      const payload = readPayload(type, version, data) as LogEvent<Row['type']>['data'] // readPayload has parsed it as the type's
      return [id, payload.incident] as const
    }),
  )
}

/** Incidents of the shadow after an id, in order. */
export const shadowIncidentsAfter = async (on: Transaction, after: string, limit: number): Promise<string[]> => {
  const rows = await runOn<{ id: string }>(on, {
    text: `SELECT DISTINCT incident_id AS id FROM ${SHADOW}.linked_claim WHERE incident_id > $1 ORDER BY 1 LIMIT $2`,
    values: [after, limit],
  })
  return rows.map(({ id }) => id)
}
