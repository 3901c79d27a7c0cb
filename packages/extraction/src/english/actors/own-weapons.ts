import type { Actor } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import type { Mention } from '../incidents/mentions.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'

/** "Israel's military said its jets had struck": whose weapons they are, where that state's forces say it themselves. */
export const ownerOf = ({ sentence, places }: Mention, group: NounGroup): Ruled<Actor> | undefined => {
  if (!OWN.test(group.determiner ?? '')) return undefined
  const { groups, tokens } = sentence
  const words = tokens.slice(group.first, group.last + 1)
  if (!words.some(({ low }) => ARMS.test(low))) return undefined
  const speaker = groups.find((g) => g.last < group.first && SAYS.test(tokens[g.last + 1]?.low ?? ''))
  if (!speaker) return undefined
  const country = places.find(({ span }) => span.start >= speaker.start && span.end <= speaker.end)
  if (country?.place?.kind !== 'country') return undefined
  const itself = country.span.end === speaker.end
  if (!itself && !tokens.slice(speaker.first, speaker.last + 1).some(({ low }) => FORCES.test(low))) return undefined
  return {
    role: 'perpetrator',
    kind: 'state',
    name: country.place.name,
    sector: 'MIL',
    country: country.place.iso2,
    certainty: DENIES.test(tokens[speaker.last + 1]?.low ?? '') ? 'denied' : 'stated',
    span: country.span,
    rule: 'actor.own-weapon',
  }
}

const OWN = /^(?:its|their)$/
// Matches "drones". Not: "ships".
const ARMS =
  /^(?:drones?|strikes?|airstrikes?|missiles?|rockets?|artillery|warplanes?|jets?|aircraft|planes|gunships?|troops|soldiers|forces|commandos|fighters|navy|marines)$/
const SAYS = /^(?:said|says|announced|confirmed|claimed|reported|denied|denies|rejected|rejects)$/
const DENIES = /^(?:denied|denies|rejected|rejects)$/
// Matches "military". Not: "ministry".
const FORCES = /^(?:government|military|army|armed|forces?|navy|security|command|defen[cs]e|guards?|intelligence)$/
