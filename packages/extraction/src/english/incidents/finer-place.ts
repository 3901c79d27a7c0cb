import type { Where } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { distanceKm } from '../../places/distance.ts'
import type { PlaceMention } from '../../places/index.ts'
import { isQuarter, onlyOne } from './local-places.ts'
import type { Document } from './mentions.ts'
import { FINENESS, holds } from './nearness.ts'
import { headlineOf } from './newspaper.ts'
import type { Placed } from './placing.ts'
import { quarterOf } from './unlisted-places.ts'

/**
 * The town inside an American county or state that the headline names, or whose own police tell of it: "Chapel Hill
 * drive-by" over "the Orange County sheriff said".
 */
export const finerOf = (document: Document, wide: Placed): Placed | undefined => {
  if (wide.place.iso2 !== 'US' || FINENESS[wide.place.precision] === 5 || wide.place.kind === 'country')
    return undefined
  const inside = ({ place }: PlaceMention): boolean => place !== null && holds(wide.place, place)
  const titled = headlineTown(document)
  if (titled?.place && inside(titled)) return { place: titled.place, rule: 'place.title' }
  const town = policeTown(document)
  if (town?.place && inside(town)) return { place: town.place, mention: town, rule: 'place.of-the-police' }
  return undefined
}

/** The paper's town inside an American county that a story is told to be in; a state is too wide for that. */
export const townOfPaper = ({ paperPlaces }: Document, { place }: Placed): Placed | undefined => {
  const home = place.iso2 === 'US' && place.kind === 'admin2' ? onlyOne(paperPlaces.filter(isTown))?.place : undefined
  return home && holds(place, home) ? { place: home, rule: 'place.of-the-paper' } : undefined
}

/** "Officer shot in Dorchester": the American town or quarter that the headline says it was in. */
export const headlineScene = ({ title, titlePlaces }: Document): PlaceMention | undefined => {
  const end = headlineOf(title).length
  return onlyOne(
    titlePlaces.filter(
      ({ place, cue, span }) =>
        place?.iso2 === 'US' && FINENESS[place.precision] === 5 && cue === 'preposition' && span.end <= end,
    ),
  )
}

// How far a quarter or suburb is from its town's middle.
const NEAR_KM = 25

/**
 * An American claim's place as the headline makes it finer: the part of the same town ("in West Philadelphia"), or the
 * smaller place beside ("in Dorchester", over a dateline BOSTON).
 */
export const inHeadline = (document: Document, where: Ruled<Where>): Ruled<Where> => {
  if (where.iso2 !== 'US' || where.precision !== 'city') return where
  const titled = headlineScene(document) ?? headlineTown(document)
  const { place } = titled ?? {}
  if (!titled || !place) return where
  if (place.name === where.name) {
    const part = quarterOf(document.title, { place, mention: titled, rule: '' })
    return part === place || where.path.includes(part.name)
      ? where
      : { ...where, name: part.name, path: [...where.path, part.name] }
  }
  if (where.basis === 'text' || place.admin1 !== where.admin1) return where
  const at = { lat: where.lat ?? place.lat, lon: where.lon ?? place.lon }
  if (place.precision !== 'city' || distanceKm(at, place) > NEAR_KM || where.path.includes(place.name)) return where
  const { geonameId: _, span: __, ...around } = where
  return {
    ...around,
    name: place.name,
    path: [...where.path, place.name],
    lat: place.lat,
    lon: place.lon,
    basis: 'article',
    rule: 'place.title',
  }
}

const isTown = ({ place, cue }: PlaceMention): boolean =>
  place !== null && FINENESS[place.precision] === 5 && cue !== 'demonym' && cue !== 'source'

/** The only town that the headline names, without the newspaper's name. */
const headlineTown = ({ title, titlePlaces }: Document): PlaceMention | undefined => {
  const end = headlineOf(title).length
  return onlyOne(titlePlaces.filter((found) => isTown(found) && found.span.end <= end && !isQuarter(title, found)))
}

// Matches " police said", " Fire Department". Not: " policeman".
const POLICE = /^ (?:metropolitan |metro )?(?:police|fire (?:department|officials)|officials|firefighters)\b/i

/** The only town whose police, firemen or officials the text names: they have to do with what happened there. */
export const policeTown = ({ text, places }: Document): PlaceMention | undefined =>
  onlyOne(places.filter((found) => isTown(found) && POLICE.test(text.slice(found.span.end, found.span.end + 40))))
