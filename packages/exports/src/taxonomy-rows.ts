import { incidentTypes } from '@blotter/events'
import { saidOfTypes } from '@blotter/views'

const quoted = (value: string | number | null | undefined): string =>
  value === null || value === undefined
    ? 'NULL'
    : typeof value === 'number'
      ? String(value)
      : `'${value.replaceAll("'", "''")}'`

const NAMES = [
  'label',
  'acled_type',
  'acled_sub_type',
  'plover_event',
  'plover_mode',
  'iptc',
  'glide',
  'emdat',
  'undrr',
  'gtd',
]

const rows = incidentTypes.map(({ code, label, acled, plover, iptc, glide, emdat, undrr, gtd_attack: gtd }) => {
  const texts = [label, acled?.[0], acled?.[1], plover?.[0], plover?.[1], iptc, glide, emdat, undrr]
  const json = [...texts, gtd].map((value) => quoted(JSON.stringify(value ?? null)))
  return `(${[code, ...texts].map(quoted).join(', ')}, ${quoted(gtd)}::int, ${quoted(saidOfTypes.get(code))}, ${json.join(', ')})`
})

/**
 * The taxonomy as a table of a query: `t`, with what a JSON record says of each type in `said`, and each value as JSON
 * text too.
 */
export const TAXONOMY = `(VALUES ${rows.join(', ')})
  AS t(code, ${NAMES.join(', ')}, said, ${NAMES.map((name) => `${name}_json`).join(', ')})`
