import { z } from 'zod'
import taxonomy from './incident-types.json' with { type: 'json' }

/** The 63 types of Blotter's taxonomy with their codes in other systems (ACLED, PLOVER, IPTC, GLIDE, EM-DAT, GTD). */
export const incidentTypes = taxonomy.types

const codes = incidentTypes.map((type) => type.code)
const labels = new Map(incidentTypes.map((type) => [type.code, type.label]))

/** `family.kind`, e.g. `conflict.air-strike`. */
export const incidentTypeSchema = z.string().refine((code) => labels.has(code), {
  error: (issue) => `"${String(issue.input)}" is no incident type; there are ${codes.length}, e.g. ${codes[0]}`,
})
export type IncidentType = z.infer<typeof incidentTypeSchema>

/** The family of a type: `conflict` of `conflict.air-strike`. */
export const familyOf = (type: IncidentType): string => type.slice(0, type.indexOf('.'))

/** A type's label for people; the code itself where it is unknown. */
export const labelOf = (type: IncidentType): string => labels.get(type) ?? type
