import type { PlaceMention } from '../../places/index.ts'
import type { ArmedGroup } from '../actors/armed-groups.ts'
import { SEATS } from '../places/seats.ts'

// What a name counts for its country. "U.S." before a noun and "Colombian" say whose somebody is, not where.
const VOTES: Partial<Record<PlaceMention['cue'], number>> = { source: 0.1, dateline: 1, demonym: 0.6, bare: 0.7 }

/** What an armed group counts for the country where it fights. */
const GROUP = 0.6

/** What a dateline counts where reporters write of everywhere. */
const SEAT = 0.3

// "U.S. citizens", "the U.S. Embassy": written short a country is rather whose somebody is, all over the world.
// Matches "U.S.". Not: "United States".
const SHORT = /^(?:U\.S\.|US|U\.K\.|UK)$/
const WHOSE = 0.3

// Less than half a name points to no country.
const FEWEST = 0.5

/** The country that most of a text's names belong to, ISO 3166, those of its armed groups too; sources count little. */
export const countryOf = (places: PlaceMention[], groups: ArmedGroup[]): string | undefined => {
  const votes = new Map<string, number>()
  for (const { country } of groups) votes.set(country, (votes.get(country) ?? 0) + GROUP)
  for (const { place, cue, name } of places) {
    if (!place) continue
    const weight =
      cue === 'dateline' && SEATS.has(place.name.toLowerCase()) ? SEAT : SHORT.test(name) ? WHOSE : (VOTES[cue] ?? 1)
    votes.set(place.iso2, (votes.get(place.iso2) ?? 0) + weight)
  }
  const [first] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return first && first[1] >= FEWEST ? first[0] : undefined
}

// Matches "in the 300 block of East Rose Street". Not: "a block of flats".
const BLOCK = /\bthe \d{2,5} block of\b/
// Canada's police count blocks, too. Matches "RCMP". Not: "police".
const CANADIAN = /\b(?:RCMP|Mounties|Const\.|Canad\w+)/

/** The United States where a text that names no place tells streets as American police do. */
export const countryOfWording = (text: string): string | undefined =>
  BLOCK.test(text) && !CANADIAN.test(text) ? 'US' : undefined
