import { type Claim, type IncidentType, incidentTypeSchema } from '@blotter/events'
import { z } from 'zod'

/** What an article ought to say: a line of a gold set. A field that is left out is not asked for. */
export const goldArticleSchema = z.strictObject({
  /** Article id or URL. */
  article: z.string().min(1),
  claims: z.array(
    z.strictObject({
      type: incidentTypeSchema,
      /** A day that the claim's dates hold, ISO 8601. */
      date: z.iso.date().optional(),
      country: z.string().length(2).optional(),
      killed: z.int().nonnegative().optional(),
    }),
  ),
})
export type GoldArticle = z.infer<typeof goldArticleSchema>
type GoldClaim = GoldArticle['claims'][number]

/** Claims that were right, of those made and of those wanted. */
export type GoldScore = { right: number; made: number; wanted: number }

/** How many of an article's claims are as the gold set has them; current and past ones count, each once. */
export const scoreArticle = (wanted: readonly GoldClaim[], claims: readonly Claim[]): GoldScore => {
  const made = claims.filter(({ status }) => status === 'current' || status === 'past')
  const left = new Set(made)
  let right = 0
  for (const gold of wanted) {
    const found = [...left].find((claim) => fits(gold, claim))
    if (!found) continue
    left.delete(found)
    right += 1
  }
  return { right, made: made.length, wanted: wanted.length }
}

export const addScores = (a: GoldScore, b: GoldScore): GoldScore => ({
  right: a.right + b.right,
  made: a.made + b.made,
  wanted: a.wanted + b.wanted,
})

/** Harmonic mean of precision and recall, 0 to 1; 1 where nothing was wanted and nothing made. */
export const f1Of = ({ right, made, wanted }: GoldScore): number =>
  made + wanted === 0 ? 1 : (2 * right) / (made + wanted)

const fits = ({ type, date, country, killed }: GoldClaim, claim: Claim): boolean =>
  sameType(type, claim.type) &&
  (date === undefined || holdsDay(claim, date)) &&
  (country === undefined || claim.where?.iso2 === country.toUpperCase()) &&
  (killed === undefined || killedIn(claim) === killed)

const sameType = (wanted: IncidentType, made: IncidentType): boolean => wanted === made

const holdsDay = ({ when: { start, end } }: Claim, day: string): boolean =>
  start !== null && start.slice(0, 10) <= day && (end ?? start).slice(0, 10) >= day

const killedIn = ({ casualties }: Claim): number =>
  casualties
    .filter(({ kind, subsetOf }) => kind === 'killed' && subsetOf === undefined)
    .reduce((sum, { min }) => sum + min, 0)
