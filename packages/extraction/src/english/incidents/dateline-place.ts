import { capitalOf } from '../../places/index.ts'
import type { Document } from './mentions.ts'
import { FINENESS } from './nearness.ts'
import type { Placed } from './placing.ts'
import { withName } from './unlisted-places.ts'

/**
 * The dateline's city, unless it is a capital, where reporters sit. "COLTON, Ore." names a town by its state, though the
 * gazetteer has that name elsewhere only.
 */
export const datelineOf = (document: Document): Placed | undefined => {
  const [dateline, around] = document.places.filter((place) => place.cue === 'dateline' && place.place)
  if (!dateline?.place || FINENESS[dateline.place.precision] < 5) return undefined
  if (capitalOf(dateline.place.iso2)?.name === dateline.place.name && !WITNESS.test(document.text)) return undefined
  const state = around?.place
  const between = BETWEEN.exec(document.text.slice(dateline.span.end, around?.span.start))
  if (between && state?.kind === 'admin1' && state.iso2 === 'US' && state.name !== dateline.place.admin1) {
    const kind = between[1] ?? ''
    const name = inLowerCase(`${dateline.name}${kind}`)
    return withName({ place: state, mention: dateline, rule: 'place.dateline' }, { ...dateline.span, name })
  }
  return { place: dateline.place, mention: dateline, rule: 'place.dateline' }
}

// Who writes was there, which makes a capital more than where reporters sit. Matches "a Reuters witness said". Not: "told Reuters".
const WITNESS =
  /\b(?:an?|our|its) (?:Reuters|AFP|AP|Associated Press|BBC) (?:witness|journalist|reporter|photographer|correspondent|team)\b/

/** "WALWORTH COUNTY, Wis. - ": an American dateline that names a county only. */
export const datelineCounty = ({ places }: Document): Placed | undefined => {
  const dateline = places.find(({ cue, place }) => cue === 'dateline' && place)
  return dateline?.place?.kind === 'admin2' && dateline.place.iso2 === 'US'
    ? { place: dateline.place, mention: dateline, rule: 'place.dateline' }
    : undefined
}

// Matches " TOWNSHIP, ", ", ". Not: " HILLS, ".
const BETWEEN = /^( township| borough)?, $/i

const inLowerCase = (name: string): string =>
  name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (c) => c.toUpperCase())
