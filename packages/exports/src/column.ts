import { type TaxonomyName, taxonomyValues } from './taxonomy-rows.ts'

/** A column of a flat export, the same in CSV, GeoJSON's properties and Parquet. */
export type Column = {
  name: string
  type: 'text' | 'integer' | 'number' | 'boolean'
  /** Over a row `r` of the history and `t` of the taxonomy. */
  sql: string
  /** The same as JSON text, where somebody has written it before. */
  json?: string
  /** What a type says here, where the type alone tells it. */
  ofType?: (type: string) => string | number | null
  /** Whether strangers write it: a spreadsheet must not take it for a formula. */
  strange?: boolean
  about: string
}

const column = (type: Column['type'], name: string, sql: string, about: string): Column => ({ type, name, sql, about })
export const text = (name: string, sql: string, about: string): Column => column('text', name, sql, about)
export const strange = (name: string, sql: string, about: string): Column => ({
  ...text(name, sql, about),
  strange: true,
})
export const integer = (name: string, sql: string, about: string): Column => column('integer', name, sql, about)
export const number = (name: string, sql: string, about: string): Column => column('number', name, sql, about)

/** Of the taxonomy, whose rows have each value as JSON text too. */
export const coded = (type: 'text' | 'integer', name: string, of: TaxonomyName, about: string): Column => ({
  ...column(type, name, `t.${of}`, about),
  json: `t.${of}_json`,
  ofType: (code) => taxonomyValues.get(code)?.[of] ?? null,
})

/** SQL of a column's value as JSON text: a number is written as it is, which costs Postgres a fraction of to_json. */
export const jsonOf = ({ type, sql, json }: Column): string =>
  `coalesce(${json ?? (type === 'text' ? `to_json(${sql})::text` : `(${sql})::text`)}, 'null')`

// White space and controls, soft hyphen, blanks and marks of every width, byte order mark.
const UNSEEN = String.raw`[[:space:]\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff]`

const SIGNS = '[=+@＝＋－＠-]'
// Where a spreadsheet begins another cell or row that takes these for their end, and quotes within a cell for nothing.
const END = String.raw`[;\t\r\n]`

/**
 * A text that no spreadsheet takes for a formula (OWASP, "CSV injection"): an apostrophe stands before what begins with
 * one of its signs, also a full-width one, also behind what nobody sees, and before each part behind a semicolon, a tab or
 * a line break that does. Matches "=1+1", " @SUM(A1)", "＝1", "\tx", "a; =1+1". Not: "Niamey", "a=b", "a; b".
 */
export const guarded = (sql: string): string => {
  const whole = String.raw`CASE WHEN ${sql} ~ '^${UNSEEN}*${SIGNS}|^[\t\r\n]' THEN '''' ELSE '' END`
  const parts = String.raw`regexp_replace(${sql}, '(${END}(?:${UNSEEN}|")*)(?=${SIGNS})', '\1''', 'g')`
  return `CASE WHEN ${sql} ~ '^${UNSEEN}*${SIGNS}|${END}' THEN ${whole} || ${parts} ELSE ${sql} END`
}
