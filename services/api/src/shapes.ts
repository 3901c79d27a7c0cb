import { claimSchema, incidentTypes, incidentViewSchema, labelOf, type Toll } from '@blotter/events'
import type { FoundClaim, FoundIncident } from '@blotter/views'
import { z } from '@hono/zod-openapi'

const { when, where, toll, confidence } = incidentViewSchema.shape

/** Codes of a type in other systems; a | parts alternatives. */
export const codesSchema = z
  .object({
    acled: z.array(z.string().nullable()).nullable().openapi({ description: 'ACLED event type and sub-event type' }),
    plover: z.array(z.string().nullable()).nullable().openapi({ description: 'PLOVER event and mode' }),
    iptc: z.string().nullable().openapi({ description: 'IPTC Media Topic' }),
    glide: z.string().nullable(),
    emdat: z.string().nullable(),
    undrr: z.string().nullable(),
    gtd: z.int().nullable().openapi({ description: 'GTD attack type' }),
  })
  .openapi('Codes')

export const incidentSchema = z
  .object({
    id: z.string(),
    type: z.string().openapi({ example: 'attack.bombing' }),
    label: z.string().openapi({ example: 'Bombing' }),
    codes: codesSchema,
    state: z.enum(['open', 'merged', 'split', 'retracted']),
    mergedInto: z.string().nullable(),
    when,
    where: where,
    toll: toll.meta({ description: 'By kind of casualty: low, best, high, and which claims say so' }),
    confidence: confidence,
    claims: z.int().openapi({ description: 'How many claims it holds' }),
    openedAt: z.iso.datetime(),
    revisedAt: z.iso.datetime(),
    position: z.int().openapi({ description: 'Of the event that made it so' }),
  })
  .openapi('Incident')

export const claimShape = z
  .object({
    id: z.string(),
    articleId: z.string(),
    incidentId: z.string().nullable(),
    feedId: z.string().nullable(),
    url: z.string(),
    title: z.string().nullable(),
    publishedAt: z.string().nullable(),
    document: z.string().openapi({ description: 'Hash of the clean text that the spans are of' }),
    sentence: z.string().nullable().openapi({ description: 'The sentence that says so' }),
    claim: z
      .object(claimSchema.shape)
      .openapi('ReportedClaim', { description: 'What the article says: typed, dated, placed, counted, with spans' }),
    recordedAt: z.iso.datetime(),
    position: z.int(),
  })
  .openapi('Claim')

const crosswalk = new Map(incidentTypes.map((type) => [type.code, type]))

export const codesOf = (code: string): z.infer<typeof codesSchema> => {
  const type = crosswalk.get(code)
  return {
    acled: type?.acled ?? null,
    plover: type?.plover ?? null,
    iptc: type?.iptc ?? null,
    glide: type?.glide ?? null,
    emdat: type?.emdat ?? null,
    undrr: type?.undrr ?? null,
    gtd: type?.gtd_attack ?? null,
  }
}

export const incidentJson = ({
  id,
  state,
  mergedInto,
  incident,
  claims,
  openedAt,
  revisedAt,
  position,
}: FoundIncident) => ({
  id,
  type: incident.type,
  label: labelOf(incident.type),
  codes: codesOf(incident.type),
  state: state as z.infer<typeof incidentSchema>['state'], // the fold writes these four
  mergedInto,
  when: incident.when,
  where: incident.where,
  toll: incident.toll satisfies Toll,
  ...(incident.confidence ? { confidence: incident.confidence } : {}),
  claims,
  openedAt,
  revisedAt,
  position,
})

export const claimJson = ({ day: _, ...claim }: FoundClaim) => claim
