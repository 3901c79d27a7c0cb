import type { Span } from '@blotter/events'

/** What a name can stand for. `path` goes from the country down; `near` is "80 km north of X". */
export type Place = {
  name: string
  path: string[]
  iso2: string
  admin1?: string
  geonameId?: number
  lat: number
  lon: number
  precision: 'exact' | 'near' | 'city' | 'admin2' | 'admin1' | 'country'
  kind: 'country' | 'admin1' | 'admin2' | 'city' | 'region'
  population: number
}

/**
 * How the text brings the name in. A `source` ("London-based Observatory") and a `demonym` ("Syrian") say where
 * somebody is from and never place an incident by themselves.
 */
export type PlaceCue = 'containment' | 'direction' | 'preposition' | 'dateline' | 'demonym' | 'source' | 'bare'

/** One name in the text; `candidates` are ordered, best first, and `place` is the one chosen. */
export type PlaceMention = {
  span: Span
  name: string
  candidates: Place[]
  place: Place | null
  cue: PlaceCue
}
