import { type Choice, chosenAt, claimRecordSql, incidentRecordSql, openValues, type Values } from '@blotter/views'
import { type Column, guarded, jsonOf } from './column.ts'
import { claimColumns, incidentColumns } from './columns.ts'
import { TAXONOMY } from './taxonomy-rows.ts'

/**
 * How a row is written: a JSON record, flat columns, flat columns as a GeoJSON feature, or those that the type does not tell
 * as a JSON list.
 */
export type RowShape = 'record' | 'flat' | 'list' | 'feature'

/** What is exported: rows that a choice means at a position; with `since`, only what changed after that one. */
export type Exported = { choice: Choice; at: number; since: number | null }

type Statement = { text: string; values: unknown[] }

/**
 * The query behind an export. What was changed first comes first: a row's position never changes, and it is the order in
 * which rows lie on the disk. Rows are put in order before anything is made of them: of what they become nobody knows the
 * size, so that Postgres would rather write and sort all of it than walk the index that has the order.
 */
export const exportStatement = (exported: Exported, shape: RowShape): Statement => {
  const values = openValues()
  const { id, table } = namesOf(exported.choice)
  const row = rowOf(exported, shape)
  const orderOf = (of: string): string => `ORDER BY ${of}.position, ${of}.${id} COLLATE "C"`
  const order = orderOf('r')
  const held = (at: number): string =>
    `SELECT x.* FROM blotter_work.${table} AS x WHERE ${chosenAt(exported.choice, at, values).join(' AND ')}`
  if (exported.since === null)
    return {
      text: `SELECT ${row} FROM (${held(exported.at)} ${orderOf('x')} OFFSET 0) AS r ${TAXONOMY} ${order}`,
      values: values.values,
    }
  const changed = changedBetween(exported, values)
  const whole = (at: number): string =>
    `SELECT x AS held, x.${id} AS id FROM blotter_work.${table} AS x WHERE ${chosenAt(exported.choice, at, values).join(' AND ')}`
  const text = `SELECT ${row} FROM (${changed}) AS c
    LEFT JOIN (${whole(exported.at)}) AS n ON n.id = c.id
    LEFT JOIN (${whole(exported.since)}) AS b ON b.id = c.id
    CROSS JOIN LATERAL (SELECT (coalesce(n.held, b.held)).*, n.id IS NULL AS deleted) AS r
    ${TAXONOMY}
    WHERE n.id IS NOT NULL OR b.id IS NOT NULL ${order}`
  return { text, values: values.values }
}

/** The query whose rows are JSON records of what changed or went, in a column `record`. */
export const recordStatement = (exported: Exported): Statement => {
  const { text, values } = exportStatement(exported, 'record')
  return { text: `SELECT record FROM (${text}) AS x(record)`, values }
}

const namesOf = ({ of }: Choice) =>
  of === 'incidents' ? { id: 'incident_id', table: 'incident_history' } : { id: 'claim_id', table: 'claim_history' }

/** Every id with a row that began or ended in (since, at]. */
const changedBetween = ({ choice, at, since }: Exported, { add }: Values): string => {
  const { id, table } = namesOf(choice)
  const [from, to] = [add(since), add(at)]
  const between = (column: string): string =>
    `SELECT ${id} AS id FROM blotter_work.${table} WHERE ${column} > ${from}::bigint AND ${column} <= ${to}::bigint`
  return `${between('"position"')} UNION ${between('until')}`
}

/** The columns of a flat export. */
export const columnsOf = ({ choice, since }: Pick<Exported, 'choice' | 'since'>): readonly Column[] => {
  const columns = choice.of === 'incidents' ? incidentColumns : claimColumns
  if (since === null) return columns
  const [id, ...rest] = columns as [Column, ...Column[]]
  const deleted: Column = { name: 'deleted', type: 'boolean', sql: 'r.deleted', about: 'true: it is no longer meant' }
  // Of what is gone nothing is said but that it is.
  const unless = (sql: string): string => `CASE WHEN NOT r.deleted THEN ${sql} END`
  const kept = rest.map(({ json, ...each }) => ({
    ...each,
    sql: unless(each.sql),
    ...(json ? { json: unless(json) } : {}),
  }))
  return [id, deleted, ...kept]
}

const rowOf = (exported: Exported, shape: RowShape): string => {
  if (shape === 'record') return recordOf(exported)
  const columns = columnsOf(exported)
  if (shape === 'flat')
    return columns.map(({ name, sql, strange }) => `${strange ? guarded(sql) : sql} AS ${name}`).join(', ')
  if (shape === 'list') {
    const sent = columns.filter(({ ofType }) => !ofType)
    return `${joined(sent.map((each, at) => `'${at ? ',' : '['}' || ${jsonOf(each)}`))} || ']'`
  }
  const [id] = columns
  const fields = joined(columns.map((each, at) => `'${at ? ',' : '{'}"${each.name}":' || ${jsonOf(each)}`))
  const point = `CASE WHEN r.lat IS NULL OR r.lon IS NULL THEN 'null' ELSE '{"type":"Point","coordinates":[' || r.lon || ',' || r.lat || ']}' END`
  return `'{"type":"Feature","id":' || to_json(${id?.sql}) || ',"geometry":' || ${point} || ',"properties":' || ${fields} || '}}'`
}

/** Texts one behind the other, put together by halves: from left to right each would be copied with every further one. */
const joined = (parts: readonly string[]): string => {
  const [first = "''"] = parts
  if (parts.length < 2) return first
  const middle = Math.ceil(parts.length / 2)
  return `(${joined(parts.slice(0, middle))} || ${joined(parts.slice(middle))})`
}

/** A record as the API shows it. */
const recordOf = ({ choice, since }: Exported): string => {
  const { head, tail } = incidentRecordSql
  const record = choice.of === 'incidents' ? `${head} || t.said || ${tail}` : claimRecordSql
  if (since === null) return record
  const { id } = namesOf(choice)
  return `CASE WHEN r.deleted THEN '{"id":' || to_json(r.${id}) || ',"deleted":true}' ELSE ${record} END`
}
