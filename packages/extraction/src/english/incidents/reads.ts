import { familyOf, type IncidentType } from '@blotter/events'
import { SORTS, tollOf } from './belonging.ts'
import { dateOf } from './dating.ts'
import type { Read } from './incident.ts'
import type { Document, Mention } from './mentions.ts'
import { placeOf } from './placing.ts'
import { sidesOf } from './sides.ts'
import { standingOf } from './standing.ts'
import { typeOf } from './typing.ts'

/** What deciding about a mention needs: what it tells of, where, when, who did it, and whether it is news. @param block  of its paragraph */
export const readOne = (document: Document, mention: Mention, block: number): Read => {
  const verdict = typeOf([mention])
  const date = dateOf(mention)
  const [said, rule] = standingOf(document, mention, date)
  const ofWar = (said === 'current' || said === 'past') && isOfWar(mention, verdict?.type)
  return {
    mention,
    type: verdict?.type,
    weight: verdict?.weight ?? 0,
    place: placeOf(document, mention)?.place,
    date,
    standing: ofWar ? 'cumulative' : said,
    by: ofWar ? 'status.toll-of-a-war' : rule,
    block,
    sides: sidesOf(document, mention),
  }
}

// No single attack has killed so many; a war has.
const OF_A_WAR = 5_000

/** A toll that only a whole conflict can have. */
const isOfWar = (mention: Mention, type: IncidentType | undefined): boolean =>
  (tollOf(mention) ?? 0) >= OF_A_WAR && type !== undefined && SORTS[familyOf(type)] !== 'disaster'
