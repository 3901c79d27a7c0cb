import { z } from 'zod'
import { incidentTypeSchema } from './incident-type.ts'
import { spanSchema } from './span.ts'

/** A count as the text gives it; `max: null` means open at the top ("at least 57"). */
export const countSchema = z.object({ min: z.int().nonnegative(), max: z.int().nonnegative().nullable() })
export type Count = z.infer<typeof countSchema>

const attributionSchema = z.object({ name: z.string(), span: spanSchema })

export const casualtyKinds = ['killed', 'injured', 'missing', 'abducted', 'arrested', 'displaced', 'rescued'] as const
export type CasualtyKind = (typeof casualtyKinds)[number]

export const casualtyGroups = [
  ...(['civilian', 'child', 'woman', 'soldier', 'police'] as const),
  ...(['militant', 'protester', 'journalist', 'aid-worker'] as const),
] as const
export type CasualtyGroup = (typeof casualtyGroups)[number]

export const casualtySchema = z.object({
  kind: z.enum(casualtyKinds),
  min: z.int().nonnegative(),
  max: z.int().nonnegative().nullable(),
  qualifier: z.enum(['exact', 'at-least', 'more-than', 'up-to', 'about', 'between', 'vague']),
  group: z.enum(casualtyGroups).optional(),
  /** Index in the same list: "12 children were among those killed". */
  subsetOf: z.int().nonnegative().optional(),
  attribution: attributionSchema.optional(),
  /** What was counted before, where the text says that it no longer holds: "rose to 28 from two", "60, not 150". */
  replaces: countSchema.optional(),
  span: spanSchema,
})
export type Casualty = z.infer<typeof casualtySchema>

export const whenSchema = z.object({
  /** ISO 8601, inclusive; dates, date-times when to the hour; null: unresolved. */
  start: z.string().nullable(),
  end: z.string().nullable(),
  precision: z.enum(['hour', 'day', 'week', 'month', 'year', 'unknown']),
  basis: z.enum(['text', 'dateline', 'published', 'none']),
  /** As written: "Thursday", "January 25". */
  text: z.string().optional(),
  span: spanSchema.optional(),
})
export type When = z.infer<typeof whenSchema>

export const whereSchema = z.object({
  name: z.string(),
  /** From the country down: ['Syria', 'Rif Dimashq', 'Douma']. */
  path: z.array(z.string()).min(1),
  iso2: z.string().length(2),
  admin1: z.string().optional(),
  geonameId: z.int().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  precision: z.enum(['exact', 'near', 'city', 'admin2', 'admin1', 'country']),
  basis: z.enum(['text', 'dateline', 'article']),
  span: spanSchema.optional(),
})
export type Where = z.infer<typeof whereSchema>

export const actorSchema = z.object({
  role: z.enum(['perpetrator', 'claimant', 'reporter']),
  /** People, named or not; an organisation by its name; a state's own forces. */
  kind: z.enum(['individual', 'group', 'state']),
  name: z.string(),
  id: z.string().optional(),
  /** PLOVER sector code: GOV, MIL, COP, REB, CVL, … */
  sector: z.string().optional(),
  country: z.string().optional(),
  certainty: z.enum(['stated', 'alleged', 'denied']),
  span: spanSchema,
})
export type Actor = z.infer<typeof actorSchema>

export const targetSchema = z.object({
  name: z.string(),
  effect: z.enum(['destroyed', 'damaged', 'none']).optional(),
  span: spanSchema,
})
export type Target = z.infer<typeof targetSchema>

export const victimSchema = z.object({
  name: z.string(),
  count: countSchema.optional(),
  effect: z.enum(casualtyKinds).optional(),
  span: spanSchema,
})
export type Victim = z.infer<typeof victimSchema>

export const weaponCodes = [
  'air-strike',
  'artillery',
  'bomb',
  'car-bomb',
  'chemical',
  'drone',
  'firearm',
  'grenade',
  'ied',
  'incendiary',
  'knife',
  'landmine',
  'missile',
  'mortar',
  'rocket',
  'suicide-vest',
  'tear-gas',
  'vehicle',
  'other',
] as const
export type WeaponCode = (typeof weaponCodes)[number]

export const weaponSchema = z.object({
  code: z.enum(weaponCodes),
  name: z.string(),
  count: countSchema.optional(),
  span: spanSchema,
})
export type Weapon = z.infer<typeof weaponSchema>

/** A report: what one article says about one incident, with the spans into its clean text that prove each field. */
export const claimSchema = z.object({
  /** Stable: UUIDv5 of article id, type family, words of the anchor sentence, ordinal among equals in text order. */
  id: z.string(),
  type: incidentTypeSchema,
  execution: z.enum(['carried-out', 'attempted', 'threatened']),
  status: z.enum(['current', 'past', 'cumulative', 'forecast', 'hypothetical', 'denied']),
  /** Ids of the rules that fired. */
  why: z.array(z.string()),
  /** The anchor sentence. */
  span: spanSchema,
  /** Every other sentence used. */
  evidence: z.array(spanSchema),
  when: whenSchema,
  where: whereSchema.nullable(),
  actors: z.array(actorSchema),
  /** Things. */
  targets: z.array(targetSchema),
  /** People. */
  victims: z.array(victimSchema),
  weapons: z.array(weaponSchema),
  casualties: z.array(casualtySchema),
  attribution: attributionSchema.optional(),
})
export type Claim = z.infer<typeof claimSchema>
