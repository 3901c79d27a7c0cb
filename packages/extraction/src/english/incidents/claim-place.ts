import type { Where } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { distanceKm } from '../../places/distance.ts'
import type { Place, PlaceMention } from '../../places/index.ts'
import { datelineCounty, datelineOf } from './dateline-place.ts'
import { isHome, isOfArrest, saysWho } from './elsewhere.ts'
import { finerOf, headlineScene, inHeadline, policeTown, townOfPaper } from './finer-place.ts'
import { isOfCare, mainTown, withTown } from './local-places.ts'
import type { Document, Mention } from './mentions.ts'
import { FINENESS, holds } from './nearness.ts'
import { type Placed, placeOf } from './placing.ts'
import { quarterIn } from './quarters.ts'
import { sceneOf } from './scene.ts'
import { type UnlistedName, unlistedName } from './unlisted-names.ts'
import { aroundOf, divisionOf, inNamedDivision, isWideOf, quarterOf, withName } from './unlisted-places.ts'

/** A place as a claim writes it. */
const asWhere = (
  { place, mention, span = mention?.span, rule, read }: Placed,
  basis: Where['basis'],
): Ruled<Where> => ({
  ...asSpelt(place, mention),
  iso2: place.iso2,
  ...(place.admin1 !== undefined && { admin1: place.admin1 }),
  ...(place.geonameId !== undefined && { geonameId: place.geonameId }),
  lat: place.lat,
  lon: place.lon,
  precision: place.precision,
  basis,
  ...(span && { span }),
  rule,
  ...(read && { read }),
})

// Matches "St. George", "Port St. Lucie". Not: "Main St.".
const SAINT = /^(?:\S+ )?St\.? /i

/** "St. George" for the gazetteer's Saint George, as the text has it. */
const asSpelt = (place: Place, mention: PlaceMention | undefined): Pick<Where, 'name' | 'path'> => {
  const { name, path } = place
  if (!mention || path.at(-1) !== name || !SAINT.test(mention.name)) return { name, path }
  const spelt = name.replace('Saint ', 'St. ')
  return { name: spelt, path: [...path.slice(0, -1), spelt] }
}

/**
 * The place of a whole claim: that of its first sentence, made finer by a later one inside it; else what the article is
 * about. A place that no gazetteer has stands by its name in the finest one around it that the text tells.
 */
export const placeClaim = (document: Document, mentions: Mention[], like?: Mention[]): Ruled<Where> | null => {
  const placed = placeIn(document, mentions, like)
  return placed && inHeadline(document, placed)
}

const placeIn = (document: Document, mentions: Mention[], like?: Mention[]): Ruled<Where> | null => {
  const found = sceneOf(document, mentions, chosenOf(document, mentions))
  const named = found && inNamedDivision(document, found)
  const unlisted = unlistedIn(document, mentions, named)
  const dateline = datelineOf(document)
  if (
    named &&
    dateline &&
    (isStray(document, named, dateline.place) ||
      isSeatOf(named, dateline.place) ||
      isWhose(mentions, named) ||
      isSuburbOf(document, named, dateline.place))
  )
    return asWhere(withName(dateline, unlisted), 'dateline')
  const titled = headlineScene(document)
  if (named && titled?.place && (isWhose(mentions, named) || isStreetIn(document, named, titled.place)))
    return asWhere({ place: inTown(document, titled.place), rule: 'place.title' }, 'article')
  const chosen = named && (ofPolice(document, mentions, named) ?? finerOf(document, named) ?? named)
  const county = datelineCounty(document)
  if (chosen && county && isStray(document, chosen, county.place))
    return asWhere(withName(county, unlisted), 'dateline')
  // American streets and quarters bear the names of towns.
  const main = chosen?.place.iso2 === 'US' ? mainTown(document) : undefined
  if (chosen && main?.place && isStray(document, chosen, main.place))
    return asWhere(withName({ place: main.place, mention: main, rule: 'place.main-town' }, unlisted), 'text')
  if (isAtSea(mentions[0], chosen)) return null
  const paper = chosen && !unlisted ? townOfPaper(document, chosen) : undefined
  if (paper) return asWhere(paper, 'article')
  if (chosen && unlisted && isToldLater(document, mentions, { chosen, unlisted }))
    return asWhere(withName({ ...chosen, place: divisionOf(chosen.place) }, unlisted), 'text')
  if (chosen && !(unlisted && isWideOf(mentions, chosen))) {
    const town = { ...chosen, place: quarterOf(document.text, { ...chosen, place: inTown(document, chosen.place) }) }
    return asWhere(withName(town, quarterIn(document, mentions, town)), 'text')
  }
  if (unlisted) {
    // What a county's gazetteer lacks is seldom a town, and rather a quarter of its city.
    const city = main?.place && chosen && holds(chosen.place, main.place) ? main.place : undefined
    const wide = chosen ?? (dateline?.place.iso2 === 'US' ? dateline : undefined)
    const around = city ? { place: city, rule: 'place.main-town' } : aroundOf(document, mentions, wide)
    return around ? asWhere(withName(around, unlisted), 'text') : null
  }
  return like ? placeClaim(document, like) : fromArticle(document)
}

const inTown = ({ places, titlePlaces, paperPlaces }: Document, place: Place): Place =>
  // What nobody counts the people of is no town of its own, and the paper's town is the one around it.
  withTown(place, [...places, ...titlePlaces, ...(place.population === 0 ? paperPlaces : [])])

// Matches "on a boat in the eastern Pacific". Not: "in the Pacific region of Colombia".
const SEA =
  /\bin (?:international waters|the (?:high seas|open sea|(?:\S+ern )?(?:pacific|atlantic|indian ocean|mediterranean|caribbean|baltic|red sea|black sea|north sea|arabian sea|gulf of aden|south china sea)(?! (?:coast|region|port|city|town|island|nation|state|province|department)))(?: (?:ocean|sea))?)\b/

/** What happened at sea is in no country, unless a town or coast near it is named. */
const isAtSea = (anchor: Mention | undefined, chosen: Placed | undefined): boolean =>
  anchor !== undefined &&
  SEA.test(anchor.words) &&
  (chosen === undefined || (FINENESS[chosen.place.precision] === 1 && !NEARBY.has(chosen.mention?.cue ?? 'bare')))

const NEARBY = new Set(['containment', 'direction'])

const chosenOf = (document: Document, mentions: Mention[]): Placed | undefined => {
  const placed = mentions.map((mention, i) => ({
    mention,
    placed: i > 0 && tellsOfArrest(mention) ? undefined : placeOf(document, mention),
  }))
  let chosen: Placed | undefined
  for (const { mention, placed: next } of placed) {
    if (!next) continue
    const aside = next.mention !== undefined && next.mention.span.start >= mention.aside
    if (!chosen) {
      chosen =
        aside && placed.some((p) => p.mention !== mention && p.placed && FINENESS[p.placed.place.precision] >= 3)
          ? undefined
          : next
      continue
    }
    if (FINENESS[next.place.precision] > FINENESS[chosen.place.precision] && holds(chosen.place, next.place))
      chosen = next
  }
  return chosen
}

/** What the anchor calls a place that no gazetteer has; else a later sentence, where only a division is known. */
const unlistedIn = (
  document: Document,
  [anchor, ...rest]: Mention[],
  named: Placed | undefined,
): UnlistedName | undefined => {
  const first = anchor && unlistedName(document, anchor)
  if (first || named?.place.iso2 !== 'US' || FINENESS[named.place.precision] === 5) return first
  return rest.map((mention) => unlistedName(document, mention)).find((name) => name !== undefined)
}

/** "… as Stephen Smith of Allen, Texas": where somebody comes from gives way to the town whose police tell of it. */
const ofPolice = (document: Document, mentions: Mention[], { place, mention }: Placed): Placed | undefined => {
  const around = mentions.find(({ start, end }) => mention && start <= mention.span.start && end >= mention.span.end)
  if (!around || !mention || place.iso2 !== 'US' || !isHome(around, mention)) return undefined
  const town = policeTown(document)
  return town?.place?.iso2 === 'US' ? { place: town.place, mention: town, rule: 'place.of-the-police' } : undefined
}

/** Of a story about something else, a sentence that only says where somebody was caught. */
const tellsOfArrest = (mention: Mention): boolean =>
  mention.readings.every(({ act }) => act.effect === 'arrested' || act.types.length === 0) &&
  mention.nouns.length === 0 &&
  mention.places.some((found) => isOfArrest(mention, found))

/** Whether an American town comes only in a later sentence than the one that names a place of its own for the act. */
const isToldLater = (
  { text }: Document,
  [anchor]: Mention[],
  { chosen: { place, mention }, unlisted }: { chosen: Placed; unlisted: UnlistedName },
): boolean =>
  anchor !== undefined &&
  text.slice(unlisted.start - 4, unlisted.start) === ' in ' &&
  mention !== undefined &&
  place.iso2 === 'US' &&
  FINENESS[place.precision] === 5 &&
  mention.span.start >= anchor.sentence.end

/** "DEARBORN HEIGHTS, Mich. - … in suburban Detroit": the dateline's town is the one beside. */
const isSuburbOf = ({ text }: Document, { place, mention }: Placed, town: Place): boolean =>
  place.iso2 === 'US' &&
  mention !== undefined &&
  / suburban $/.test(text.slice(0, mention.span.start).slice(-12)) &&
  place.population > town.population &&
  distanceKm(place, town) <= AROUND_KM

const AROUND_KM = 50

/** "Near Beale and Fond du Lac", under a headline "in Milwaukee": a street that bears a smaller, far town's name. */
const isStreetIn = (document: Document, { place, mention }: Placed, town: Place): boolean =>
  place.iso2 === 'US' &&
  FINENESS[place.precision] === 5 &&
  mention !== undefined &&
  !isToldWhere(document, mention, place) &&
  place.admin1 === town.admin1 &&
  place.population < town.population &&
  distanceKm(place, town) > AROUND_KM

/** "AURORA, Colo. - A Jefferson County deputy was shot": the division of somebody's, in an American story. */
const isWhose = (mentions: Mention[], { place, mention }: Placed): boolean => {
  const around = mentions.find(({ start, end }) => mention && start <= mention.span.start && end >= mention.span.end)
  return around !== undefined && mention !== undefined && place.iso2 === 'US' && saysWho(around, mention)
}

/**
 * A small American namesake elsewhere than the story's town, with nothing in the text that says where it is, is a street
 * or a surname rather than the place.
 */
const isStray = (document: Document, { place, mention }: Placed, town: Place): boolean =>
  mention !== undefined &&
  !(mention.cue === 'containment' && isToldWhere(document, mention, place)) &&
  mention.cue !== 'direction' &&
  place.iso2 === 'US' &&
  town.iso2 === 'US' &&
  FINENESS[place.precision] === 5 &&
  place.path[1] !== town.path[1] &&
  place.population < town.population

/** "Allen, Texas", "in Harvey in Illinois", "Ohio's Geneva": its division or country stands right beside. */
const isToldWhere = ({ places }: Document, { span }: PlaceMention, place: Place): boolean =>
  places.some(
    ({ place: other, span: { start, end } }) =>
      other !== null &&
      other !== place &&
      FINENESS[other.precision] < 5 &&
      holds(other, place) &&
      ((start >= span.end && start - span.end < BESIDE) || (end <= span.start && span.start - end < BESIDE)),
  )

// How many characters may stand between: ", in southern ".
const BESIDE = 16

/**
 * "SPOKANE, Wash. - A student of Eastern Washington University": of the division around it the dateline's town is meant.
 * In the United States, where a paper's dateline is where it happened; elsewhere it is where the reporter sits.
 */
const isSeatOf = ({ place }: Placed, town: Place): boolean =>
  place.iso2 === 'US' &&
  (place.precision === 'admin1' || place.precision === 'admin2') &&
  // Of a town that no gazetteer has only the state is known.
  (holds(place, town) || (town.precision === 'admin1' && town.path[1] === place.path[1]))

const fromArticle = (document: Document): Ruled<Where> | null => {
  const iso2 = document.country
  const dateline = datelineOf(document)
  if (dateline && dateline.place.iso2 === iso2) return asWhere(dateline, 'dateline')
  const titled = document.titlePlaces.find(
    ({ place, cue }) =>
      place !== null &&
      FINENESS[place.precision] === 5 &&
      cue !== 'demonym' &&
      (iso2 === undefined || place.iso2 === iso2),
  )
  if (titled?.place) return asWhere({ place: inTown(document, titled.place), rule: 'place.title' }, 'article')
  const country = document.places.find((place) => place.place?.iso2 === iso2 && place.place?.kind === 'country')
  if (country?.place)
    return asWhere({ place: country.place, rule: 'place.country-of-article', read: country.span }, 'article')
  const any = [...document.places, ...document.titlePlaces].find(
    (place) =>
      place.place &&
      (iso2 === undefined || place.place.iso2 === iso2) &&
      place.cue !== 'source' &&
      !isOfCare(document.text, place),
  )
  return any?.place ? asWhere({ place: any.place, rule: 'place.first-name' }, 'article') : null
}
