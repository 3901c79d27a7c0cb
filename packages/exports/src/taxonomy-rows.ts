import { incidentTypes } from '@blotter/events'
import { saidOfTypes } from '@blotter/views'

const quoted = (value: string | number | null | undefined): string =>
  value === null || value === undefined
    ? 'NULL'
    : typeof value === 'number'
      ? String(value)
      : `'${value.replaceAll("'", "''")}'`

type Value = string | number | null

/** What each type says in columns: label, and codes in other systems. */
const said = incidentTypes.map((type) => ({
  code: type.code,
  values: {
    label: type.label,
    acled_type: type.acled?.[0] ?? null,
    acled_sub_type: type.acled?.[1] ?? null,
    plover_event: type.plover?.[0] ?? null,
    plover_mode: type.plover?.[1] ?? null,
    iptc: type.iptc ?? null,
    glide: type.glide ?? null,
    emdat: type.emdat ?? null,
    undrr: type.undrr ?? null,
    gtd: type.gtd_attack ?? null,
  },
}))

export type TaxonomyName = keyof (typeof said)[number]['values']

/** The same by a type's code. */
export const taxonomyValues: ReadonlyMap<string, Readonly<Record<TaxonomyName, Value>>> = new Map(
  said.map(({ code, values }) => [code, values]),
)

const NAMES = Object.keys(said[0]?.values ?? {})

const rows = said.map(({ code, values }) => {
  const { gtd, ...texts } = values
  const json = [...Object.values(texts), gtd].map((value) => quoted(JSON.stringify(value)))
  return `(${[code, ...Object.values(texts)].map(quoted).join(', ')}, ${quoted(gtd)}::int, ${quoted(saidOfTypes.get(code))}, ${json.join(', ')})`
})

/**
 * The taxonomy as a table of a query: `t`, with what a JSON record says of each type in `said`, and each value as JSON
 * text too. For each row `r` by itself, and so without leaving their order; Postgres remembers the few types that there are.
 */
export const TAXONOMY = `LEFT JOIN LATERAL (SELECT * FROM (VALUES ${rows.join(', ')})
  AS t(code, ${NAMES.join(', ')}, said, ${NAMES.map((name) => `${name}_json`).join(', ')}) WHERE t.code = r.type OFFSET 0) AS t ON true`
