import { countryPlace, type Place } from '../../places/index.ts'
import type { Document, Mention } from './mentions.ts'
import { FINENESS } from './nearness.ts'
import type { Placed } from './placing.ts'
import { reportAround } from './report-clauses.ts'
import type { UnlistedName } from './unlisted-names.ts'

/** Whether a place is only what lies around or near the one that is meant: a division, "30 km from", the speaker's town. */
export const isWideOf = ([anchor]: Mention[], { place, mention }: Placed): boolean => {
  if (FINENESS[place.precision] < 5) return true
  if (!mention || !anchor) return false
  return mention.cue === 'direction' || reportAround(anchor.sentence, mention.span) !== undefined
}

/** A place under the name that the text gives it, at the point and the precision of the one around it. */
export const withName = (around: Placed, unlisted: UnlistedName | undefined): Placed => {
  if (!unlisted) return around
  const { name, start, end } = unlisted
  const { geonameId: _, ...place } = around.place
  const path = around.mention?.cue === 'direction' && place.kind === 'city' ? place.path.slice(0, 2) : place.path
  return { place: { ...place, name, path: [...path, name] }, span: { start, end }, rule: 'place.unlisted' }
}

/**
 * What is around a place that no gazetteer has: what the text places the act in, of a town that somebody only speaks from
 * its division, else the country that the text is about.
 */
export const aroundOf = (document: Document, [anchor]: Mention[], chosen: Placed | undefined): Placed | undefined => {
  if (!chosen) {
    const named = anchor?.places.findLast(({ place, cue }) => place?.kind === 'country' && LEADS.has(cue))
    if (named?.place) return { place: named.place, rule: `place.${named.cue}` }
    const { country, titlePlaces } = document
    const titled = titlePlaces.find(
      ({ place }) => place?.kind === 'admin1' && place.iso2 === 'US' && (country ?? 'US') === 'US',
    )
    if (titled?.place) return { place: titled.place, rule: 'place.title' }
    const place = country === undefined ? null : countryPlace(country)
    return place ? { place, rule: 'place.country-of-article' } : undefined
  }
  const { place, mention } = chosen
  const speaks = mention && anchor && reportAround(anchor.sentence, mention.span)
  return speaks && FINENESS[place.precision] === 5 ? { ...chosen, place: divisionOf(place) } : chosen
}

// How a text names the country around: "into northern Israel".
const LEADS = new Set(['containment', 'preposition', 'direction'])

export const divisionOf = (place: Place): Place => ({
  ...place,
  path: place.path.slice(0, 2),
  precision: 'admin1',
  kind: 'admin1',
})

// Matches " East", " Heights". Not: " Eastern", " City Council".
const BEHIND = /^ (?:North|South|East|West|City|Heights|Woods)\b(?! \p{Lu})/u
// Matches "West ", "E. ". Not: "Midwest ".
const BEFORE = /(?<!\p{L})(?:(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest) |[NSEW]\. )$/u

/** "New Orleans East", "West Philadelphia": a part of the town with a name of its own. */
export const quarterOf = (text: string, { place, mention }: Placed): Place => {
  if (!mention || place.kind !== 'city' || mention.cue === 'direction') return place
  const { start, end } = mention.span
  const behind = BEHIND.exec(text.slice(end, end + 20))?.[0] ?? ''
  const before = BEFORE.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? ''
  if (!behind && !before) return place
  const name = `${before}${text.slice(start, end)}${behind}`
  return place.path.includes(name) ? place : { ...place, name, path: [...place.path, name] }
}

/** "Belgrade, Minn.": a namesake elsewhere than the division that the text names behind a comma is not the one meant. */
export const inNamedDivision = ({ text, places }: Document, chosen: Placed): Placed => {
  const { place, mention } = chosen
  if (!mention || place.kind !== 'city') return chosen
  const next = places.find(({ span }) => span.start > mention.span.start)
  const division = next?.place
  if (division?.kind !== 'admin1' || division.iso2 !== 'US' || division.name === place.admin1) return chosen
  if (!/^,? $/.test(text.slice(mention.span.end, next?.span.start))) return chosen
  return withName({ place: division, mention, rule: 'place.containment' }, { ...mention.span, name: mention.name })
}
