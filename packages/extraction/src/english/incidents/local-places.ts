import { distanceKm, isCapital, type Place, type PlaceMention } from '../../places/index.ts'
import type { Document } from './mentions.ts'

// A town of so many people is what a local story is about, whatever small places it names beside.
const LARGE = 200_000

/**
 * The large town that a text names, when it names one only; capitals are named for what sits there. Else the one of the
 * title ("Teen shot in Jefferson Park - Los Angeles Times"), when the text names its division.
 */
export const mainTown = ({
  text,
  places,
  titlePlaces,
  paperPlaces,
}: Pick<Document, 'text' | 'places' | 'titlePlaces' | 'paperPlaces'>): PlaceMention | undefined => {
  const towns = places.filter(
    (place) => isLarge(place) && !isOfCare(text, place) && !isQuarter(text, place) && !isNatives(text, place),
  )
  if (towns.length > 0) return onlyOne(towns)
  const titled = onlyOne([...titlePlaces, ...paperPlaces].filter(isLarge))
  const near = places.some(({ place }) => place && place.kind !== 'city' && place.path[1] === titled?.place?.path[1])
  return near ? titled : undefined
}

// "Miami Valley Hospital" is not in Miami. Matches " Valley Hospital". Not: " on Monday".
const CARE = /^(?: \p{Lu}[\p{L}'’.]*){0,3} (?:hospital|medical|clinic|health|trauma)/iu

/** Whether a name is that of a hospital, which may stand anywhere. */
export const isOfCare = (text: string, { span }: PlaceMention): boolean =>
  CARE.test(text.slice(span.end, span.end + 60))

// Matches "Shannon of ", "Smith II of ". Not: "City of ", "south of ".
const NATIVE =
  /(?<!\p{L})(?!(?:City|Town|Village|University|State|Bank|County|Port|Diocese|Museum|Department)\b)\p{Lu}\p{Ll}[\p{L}’'-]* (?:I{2,3} |IV |[JS]r\. )?of $/u

/** "Raekwon Shannon of Spokane": where somebody comes from. */
const isNatives = (text: string, { span }: PlaceMention): boolean =>
  NATIVE.test(text.slice(Math.max(0, span.start - 40), span.start))

// What is no town of its own. Matches " neighborhood". Not: " County".
const QUARTER = /^ (?:neighbou?rhood|section|quarter|suburb|township|borough|park)\b/i

/** "the Austin neighborhood": a quarter that bears a town's name. */
export const isQuarter = (text: string, { span }: PlaceMention): boolean =>
  QUARTER.test(text.slice(span.end, span.end + 16))

const isLarge = ({ place, cue }: PlaceMention): boolean =>
  place?.kind === 'city' && place.population >= LARGE && !isCapital(place) && cue !== 'source'

/** The first of mentions that all name one town. */
export const onlyOne = (towns: PlaceMention[]): PlaceMention | undefined =>
  towns.every(({ place }) => place?.name === towns[0]?.place?.name) ? towns[0] : undefined

// How far the quarters of a town reach, and how much larger it is than each.
const QUARTER_KM = 25
const TIMES = 8

/** A quarter with its town in the path, when the text names both: United States, Illinois, Cook County, Chicago, Rogers Park. */
export const withTown = (place: Place, places: PlaceMention[]): Place => {
  if (place.kind !== 'city') return place
  const around = places.flatMap(({ place: other, cue }) =>
    other?.kind === 'city' &&
    cue !== 'source' &&
    other.iso2 === place.iso2 &&
    other.admin1 === place.admin1 &&
    other.name !== place.name &&
    other.population >= place.population * TIMES &&
    distanceKm(other, place) <= QUARTER_KM
      ? [other]
      : [],
  )
  const [town] = around.sort((a, b) => b.population - a.population)
  if (!town || place.path.includes(town.name)) return place
  return { ...place, path: [...place.path.slice(0, -1), town.name, place.name] }
}
