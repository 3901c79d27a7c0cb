import { type Claim, deterministicId, type IncidentType } from '@blotter/events'
import type { ClaimExtractor } from '../../extractor/src/claim-extractor.ts'

const TOWNS: Record<string, { iso2: string; country: string; lat: number; lon: number }> = {
  Aro: { iso2: 'GH', country: 'Ghana', lat: 6.1, lon: -1.2 },
  Bela: { iso2: 'PK', country: 'Pakistan', lat: 26.2, lon: 66.3 },
  Cusi: { iso2: 'PE', country: 'Peru', lat: -12.9, lon: -73.4 },
  Dorn: { iso2: 'DE', country: 'Germany', lat: 50.6, lon: 7.1 },
}

/** Words of a lexicon, each with the type that it stands for. */
export type Lexicon = Record<string, IncidentType>

/**
 * An engine of a few words, small enough to be changed in a test: a sentence with one of its words and a town is a claim,
 * "killed 3" its dead, and the day of publication its date. The text "stumble" is one that it cannot read.
 */
export const wordEngine = (digest: string, lexicon: Lexicon): ClaimExtractor => ({
  version: { name: 'extraction', version: '1.0.0', digest },
  extract: ({ id, text, publishedAt }) => {
    if (text.includes('stumble')) throw new TypeError('stumbled')
    const claims = [...text.matchAll(/[^.]+\./g)].flatMap(({ 0: sentence, index }) => {
      const word = Object.keys(lexicon).find((each) => sentence.includes(each))
      const town = Object.keys(TOWNS).find((each) => sentence.includes(each))
      if (!word || !town) return []
      const span = { start: index, end: index + sentence.length }
      return [
        claimOf({ id, type: lexicon[word] as IncidentType, town, sentence, span, day: publishedAt?.slice(0, 10) }),
      ]
    })
    return claims.length ? { claims } : { claims, reason: 'no-incident' }
  },
})

type Found = {
  id: string
  type: IncidentType
  town: string
  sentence: string
  span: Claim['span']
  day: string | undefined
}

const claimOf = ({ id, type, town, sentence, span, day }: Found): Claim => {
  const place = TOWNS[town]
  const killed = /killed (\d+)/.exec(sentence)?.[1]
  const date = day ?? null
  return {
    id: deterministicId('claim', id, type.split('.')[0] ?? '', sentence.trim()),
    type,
    execution: 'carried-out',
    status: 'current',
    why: ['words'],
    span,
    evidence: [],
    when: { start: date, end: date, precision: 'day', basis: 'published' },
    where: place
      ? {
          name: town,
          path: [place.country, town],
          iso2: place.iso2,
          lat: place.lat,
          lon: place.lon,
          precision: 'city',
          basis: 'text',
          span,
        }
      : null,
    actors: [],
    targets: [],
    victims: [],
    weapons: [],
    casualties: killed ? [{ kind: 'killed', min: Number(killed), max: Number(killed), qualifier: 'exact', span }] : [],
  }
}
