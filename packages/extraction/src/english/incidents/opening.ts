import type { Mention } from './mentions.ts'
import type { Incident, Read } from './merging.ts'

// Sentences that point at an incident already told open none.
// Matches " the attack was". Not: " an attack on".
const POINTS_BACK =
  /^ (?:the|this|that) (?:attack|blast|explosion|bombing|incident|shooting|raid|strike|assault|killings?|crash|accident|fire|outbreak|disaster|tragedy|deaths?|victims?|wounded|injured)\b/

/** Whether a mention that joins no incident says enough to be one: what sort of act, and who, how many, where or when. */
export const opens = (read: Read, incidents: Incident[]): boolean => {
  const { mention, weight } = read
  if (!read.type || weight < 1.2) return false
  if (isQuote(mention)) return false
  if (isGeneric(read)) return false
  const facts = factsOf(read)
  if (POINTS_BACK.test(mention.sentence.words) && incidents.length > 0 && !read.date) return false
  if (read.standing === 'hypothetical' || read.standing === 'forecast') return weight >= 3 && facts >= 2
  if (incidents.length === 0) return weight >= 2 ? facts >= 1 : facts >= 3
  return weight >= 2.5 ? facts >= 2 : facts >= 3
}

/** "the bombings, the arrests and the harassment": kinds of acts, none in particular. */
const isGeneric = ({ mention, date }: Read): boolean =>
  date === undefined &&
  mention.counts.length === 0 &&
  mention.readings.every((r) => r.act.types.length === 0 || (r.patients.length === 0 && r.agents.length === 0)) &&
  mention.nouns.length > 0 &&
  mention.nouns.every((noun) => /s$/.test(mention.sentence.tokens[noun.last]?.low ?? ''))

/** How much a sentence fixes: people counted or harmed weigh two, who did it, where and when one each. */
export const factsOf = ({ mention, place, date }: Read): number => {
  const { tokens } = mention.sentence
  const harmed =
    mention.counts.length > 0 ||
    mention.nouns.some(
      (n) =>
        n.happening.of === 'victim' && (tokens[n.last + 1]?.low === 'of' || tokens[n.first - 1]?.possessive === true),
    )
  const acted = mention.readings.some((r) => [...r.patients, ...r.agents].some((group) => !group.pronoun))
  return (harmed ? 2 : 0) + (acted ? 1 : 0) + (place ? 1 : 0) + (date ? 1 : 0)
}

const isQuote = (mention: Mention): boolean => {
  const first = mention.sentence.tokens[0]?.low
  return first === '"' || first === '“' || first === "'"
}
