import type { Place, PlaceMention } from '../../places/index.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { isHome, saysWho } from './elsewhere.ts'
import { isOfCare } from './local-places.ts'
import type { Document, Mention } from './mentions.ts'
import { FINENESS, holds } from './nearness.ts'
import type { Placed } from './placing.ts'
import { reportAround } from './report-clauses.ts'

// A sentence that only says where it was. Matches "it happened at a home in Forney", "called to the 900 block of". Not:
// "he was taken to a hospital in Forney".
const SCENE =
  /\b(?:(?:it|this|that|shooting|attack|incident|crash|stabbing|robbery|explosion|fire) (?:happened|occurred|took place|unfolded)|(?:responded|called|dispatched|went) to|block of|the scene|at (?:a|an|the|his|her|their) (?:\S+ )?(?:home|house|apartment|residence|store|facility|bar|club|park)|(?:home|house|apartment) (?:on|in|at))\b|^ the (?:\S+ ){0,2}?(?:strike|blast|explosion|crash|fire|protest|quake|landslide|accident|mine|village|town|area|site|school|factory|prison|camp|bridge|plant)s? (?:, )?(?:(?:is|lies|stands|was) )?(?:(?:about |some |just )?(?:\d+ \S+ )?(?:in|near|outside|north|south|east|west|northeast|northwest|southeast|southwest)|at the (?:\S+ ){1,6}?, (?:in|near|outside)) /

// Sentences behind the first within which a story tells where it was.
const NEAR = 4
const HEAD = 2

/**
 * The town where a story says that it happened, when its acts are placed by a division or not at all: "It happened at a
 * home on Ruth Circle in Fuquay-Varina."
 */
export const sceneOf = (document: Document, [anchor]: Mention[], chosen: Placed | undefined): Placed | undefined => {
  if (!anchor || (chosen && FINENESS[chosen.place.precision] >= 5 && !isOnlyHome(anchor, chosen))) return chosen
  const fits = (place: Place): boolean => isAround(document, anchor, chosen, place)
  // What opens a story may be told of only in its second or third sentence.
  const from = anchor.sentence.index <= HEAD ? 0 : anchor.sentence.index
  for (const sentence of document.sentences.slice(from, anchor.sentence.index + NEAR + 1)) {
    const town = SCENE.test(sentence.words) ? townIn(document, sentence) : undefined
    if (town?.place && fits(town.place)) return { place: town.place, mention: town, rule: 'place.of-the-scene' }
  }
  return chosen
}

/** Whether a town can be the finer place: inside what was chosen, or beside it where that is only somebody's home. */
const isAround = ({ country }: Document, anchor: Mention, chosen: Placed | undefined, town: Place): boolean => {
  if (!chosen) return town.iso2 === country
  if ((chosen.mention && saysWho(anchor, chosen.mention)) || isOnlyHome(anchor, chosen))
    return chosen.place.admin1 === town.admin1
  return holds(chosen.place, town)
}

/** "as Stephen Smith of Allen, Texas": an American's home, and no word of where it was. */
const isOnlyHome = (anchor: Mention, { place, mention }: Placed): boolean =>
  place.iso2 === 'US' && mention !== undefined && isHome(anchor, mention)

const LEADS = new Set<PlaceMention['cue']>(['preposition', 'containment'])

const townIn = ({ text, places }: Document, sentence: Sentence): PlaceMention | undefined =>
  places.find(
    (found) =>
      found.span.start >= sentence.start &&
      found.span.end <= sentence.end &&
      found.place !== null &&
      LEADS.has(found.cue) &&
      FINENESS[found.place.precision] === 5 &&
      !isOfCare(text, found) &&
      reportAround(sentence, found.span) === undefined,
  )
