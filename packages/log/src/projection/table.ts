/** A column of a projection's table: its Postgres type, and whether it may be null. */
type Column = `${'text' | 'integer' | 'bigint' | 'double precision' | 'jsonb' | 'timestamptz'}${'' | ' not null'}`

/** A value as the fold holds it; `jsonb` as JSON text, a moment as ISO 8601. */
export type Value = string | number | null

/** The shape of one read table; each generation of its projection has a table of this shape, behind one view. */
export type Table<Row extends Record<string, Value> = Record<string, Value>> = {
  name: string
  /** The column that tells rows apart. */
  key: keyof Row & string
  columns: { readonly [Name in keyof Row & string]: Column }
  /** Columns that Postgres makes of the others, for readers: the type, and what it is made of. */
  generated?: Readonly<Record<string, string>>
  /** Columns by which the fold looks rows up; each is an index too. */
  lookups: readonly (keyof Row & string)[]
  /** Further columns by which readers look. */
  indexes: readonly (keyof Row & string)[]
  /** Indexes of readers over more than one column, by name: what stands behind `ON table`. */
  searches?: Readonly<Record<string, string>>
}

/** The table of one generation: `blotter_work.incident_g2`. */
export const tableOf = (table: { name: string }, generation: number): string =>
  `blotter_work.${table.name}_g${generation}`

/** Statement that makes a generation's table, without keys and indexes, so that COPY into it is fast. */
export const createStatement = (table: Table, generation: number): string => {
  const columns = [...Object.entries(table.columns), ...Object.entries(table.generated ?? {})].map(
    ([name, type]) => `"${name}" ${type}`,
  )
  return `CREATE TABLE ${tableOf(table, generation)} (${columns.join(', ')})`
}

/** Statements that give a generation's table its key and indexes. */
export const indexStatements = (table: Table, generation: number): string[] => {
  const name = `${table.name}_g${generation}`
  return [
    `ALTER TABLE blotter_work.${name} ADD CONSTRAINT ${name}_pkey PRIMARY KEY ("${table.key}")`,
    ...[...table.lookups, ...table.indexes].map(
      (column) => `CREATE INDEX ${name}_${column} ON blotter_work.${name} ("${column}")`,
    ),
    ...Object.entries(table.searches ?? {}).map(
      ([search, definition]) => `CREATE INDEX ${name}_${search} ON blotter_work.${name} ${definition}`,
    ),
  ]
}
