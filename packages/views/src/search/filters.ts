import { casualtyKinds, claimSchema, incidentTypes } from '@blotter/events'
import { z } from 'zod'
import { box, choice, circle, day, list, recordPoint, whole, words } from './parameter.ts'

const codes = incidentTypes.map(({ code }) => code)
const families = [...new Set(incidentTypes.map(({ family }) => family))]
const known = new Set<string>([...codes, ...families])

const placeAndTime = {
  type: list((part) => known.has(part), `must be a type such as ${codes[0]}, or a family: ${families.join(', ')}`, {
    about: `Types, or families (${families.join(', ')}); several with commas`,
    example: 'attack',
  }),
  country: list((part) => /^[A-Za-z]{2}$/.test(part), 'must be ISO 3166-1 alpha-2 codes such as NE,ML', {
    about: 'Countries, ISO 3166-1 alpha-2; several with commas',
    example: 'NE',
  }),
  admin1: words(100, 'The first-order division, as the gazetteer writes it', 'Tillabéri'),
  bbox: box,
  near: circle,
  since: day('What ended on this day or later'),
  until: day('What began on this day or earlier'),
  recorded_since: recordPoint('What was last changed in the record at or after this position or time'),
  recorded_until: recordPoint('What was last changed in the record at or before this position or time'),
  actor: words(100, 'All these words stand in the names of its actors', 'Boko Haram'),
  feed: words(100, 'Id of a feed that told of it', '5f0c6a9e-6f4e-5d52-8f0e-0d3f7a1f6a55'),
  q: words(200, 'Full text over titles and evidence: words, "phrases", or, -without', 'market "car bomb"'),
  as_of: recordPoint('As it was known then: a position of the log, or a time. A day is its end in UTC'),
}

const { status, execution } = claimSchema.shape

const claimKinds = {
  status: choice(status.options, 'Status of a claim'),
  execution: choice(execution.options, 'How far it came'),
}

const MOST_PEOPLE = 2_147_483_647

const casualties = Object.fromEntries(
  casualtyKinds.flatMap((kind) => [
    [
      `${kind}_min`,
      whole({ min: 0, max: MOST_PEOPLE, about: `At least so many ${kind}, by the best figure`, example: 5 }),
    ],
    [
      `${kind}_max`,
      whole({
        min: 0,
        max: MOST_PEOPLE,
        about: `At most so many ${kind}, by the best figure; none where nobody counted`,
        example: 50,
      }),
    ],
  ]),
) as Record<`${(typeof casualtyKinds)[number]}_${'min' | 'max'}`, ReturnType<typeof whole>> // one pair for each kind

const incidentStates = ['open', 'merged', 'split', 'retracted'] as const
const confidenceLevels = ['low', 'medium', 'high'] as const

/** Which incidents are meant, as a query says it; the same for lists, exports, feeds, webhooks and the command line. */
export const incidentFilterShape = {
  ...placeAndTime,
  ...casualties,
  ...claimKinds,
  voices_min: whole({ min: 1, max: 100_000, about: 'At least so many independent voices', example: 2 }),
  confidence: choice(confidenceLevels, 'How sure'),
  state: choice(incidentStates, 'State of the incident; open where nothing is said'),
}
export const incidentFilterSchema = z.strictObject(incidentFilterShape)
export type IncidentSearch = z.output<typeof incidentFilterSchema>

/** Which claims are meant. */
export const claimFilterShape = {
  ...placeAndTime,
  ...claimKinds,
  article: words(100, 'Id of the article', '0b9a4d3c-1f0e-5a52-8c0e-2d3f7a1f6a55'),
  incident: words(100, 'Id of the incident', '0b9a4d3c-1f0e-5a52-8c0e-2d3f7a1f6a55'),
}
export const claimFilterSchema = z.strictObject(claimFilterShape)
export type ClaimSearch = z.output<typeof claimFilterSchema>
