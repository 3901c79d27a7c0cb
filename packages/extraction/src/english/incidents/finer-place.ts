import type { PlaceMention } from '../../places/index.ts'
import { isQuarter, onlyOne } from './local-places.ts'
import type { Document } from './mentions.ts'
import { FINENESS, holds } from './nearness.ts'
import { headlineOf } from './newspaper.ts'
import type { Placed } from './placing.ts'

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
  return town?.place && inside(town) ? { place: town.place, mention: town, rule: 'place.of-the-police' } : undefined
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
const policeTown = ({ text, places }: Document): PlaceMention | undefined =>
  onlyOne(places.filter((found) => isTown(found) && POLICE.test(text.slice(found.span.end, found.span.end + 40))))
