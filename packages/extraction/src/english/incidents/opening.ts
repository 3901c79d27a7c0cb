import type { Incident, Read } from './incident.ts'
import type { Mention } from './mentions.ts'

// Sentences that point at an incident already told open none.
// Matches " the attack was". Not: " an attack on".
const POINTS_BACK =
  /^ (?:the|this|that) (?:attack|blast|explosion|bombing|incident|shooting|raid|strike|assault|killings?|crash|accident|fire|outbreak|disaster|tragedy|deaths?|victims?|wounded|injured)\b/

/** How a mention opens an incident: `surely` when it says enough by itself, `perhaps` when the whole has to be weighed. */
export type Opening = 'surely' | 'perhaps'

/** Whether a mention that joins no incident says enough to be one: what sort of act, and who, how many, where or when. */
export const openingOf = (read: Read, incidents: Incident[]): Opening | undefined => {
  if (!read.type || read.weight < 1) return undefined
  if (opensSurely(read, incidents)) return 'surely'
  const told = read.standing !== 'hypothetical' && read.standing !== 'forecast'
  return told && mayOpen(read, incidents.length > 0) ? 'perhaps' : undefined
}

// Matches " guerrillas threatened on monday to attack". Not: " threatened by floods".
const THREATENS =
  /\bthreaten(?:ed|s) (?:(?:on )?\S+day |today )?to (?:attack|bomb|kill|burn|blow up|shoot|kidnap|strike|execute)\b/

/** "Guerrillas threatened on Monday to attack mining companies": what a story begins with, and somebody in particular. */
const isThreatOfDay = ({ mention: { sentence, standing, words, places } }: Read): boolean => {
  const { tokens, groups } = sentence
  const at = tokens.findIndex(({ low }) => low === 'threatened' || low === 'threatens')
  return (
    standing.execution === 'threatened' &&
    sentence.index < 2 &&
    places.length > 0 &&
    THREATENS.test(words) &&
    groups.some(({ last, person }) => last === at - 1 && person !== undefined)
  )
}

const opensSurely = (read: Read, incidents: Incident[]): boolean => {
  const { mention, weight } = read
  if (weight < 1.2 || isQuote(mention) || (isGeneric(read) && !isThreatOfDay(read))) return false
  const facts = factsOf(read)
  if (POINTS_BACK.test(mention.sentence.words) && incidents.length > 0 && !read.date) return false
  if (isThreatOfDay(read)) return true
  if (read.standing === 'hypothetical' || read.standing === 'forecast') return weight >= 3 && facts >= 2
  if (incidents.length === 0) return weight >= 2 ? facts >= 1 : facts >= 3
  return weight >= 2.5 ? facts >= 2 : facts >= 3
}

/**
 * Attacks are told in so many ways that what is background is weighed afterwards, for the incident as a whole. What
 * armies do to each other is not: whether it is news, the words for it tell.
 */
export const isWeighed = (type: string): boolean => /^attack\.|^conflict\.(?:ied|grenade)$/.test(type)

/**
 * Whether a sentence tells of an attack in so many words that it can be one of its own. What a blast or "the raid" did or
 * led to belongs to the one told before.
 */
export const mayOpen = (read: Read, told: boolean): boolean => {
  const { type, weight, mention } = read
  if (type === undefined || !isWeighed(type) || weight < 1 || factsOf(read) < 1 || isQuoted(mention)) return false
  return !told || (!POINTS_BACK.test(mention.sentence.words) && namesAct(mention))
}

/** Whether an act is told by a verb, or by a noun that is not "the raid" alone: "a raid", "the murder of a judge". */
const namesAct = ({ sentence, readings, nouns }: Mention): boolean =>
  readings.some(({ act, verb }) => act.types.length > 0 && !verb.negated) ||
  nouns.some(({ first, last }) => {
    const group = sentence.groups.find((g) => g.first <= first && g.last >= first)
    const after = sentence.tokens[last + 1]?.low ?? ''
    return !/^(?:the|this|that|these|those)$/.test(group?.determiner ?? '') || /^(?:of|on|against|at)$/.test(after)
  })

/** Whether every act stands between quotation marks: somebody's words, not the reporter's. */
const isQuoted = ({ sentence, readings, nouns }: Mention): boolean => {
  const first = Math.min(...readings.map((r) => r.first), ...nouns.map((n) => n.first))
  const marks = sentence.tokens.slice(0, first).filter((token) => /^["“”]$/.test(token.low)).length
  return marks % 2 === 1
}

/** "the bombings, the arrests and the harassment": kinds of acts, none in particular. */
const isGeneric = ({ mention, date }: Read): boolean =>
  date === undefined &&
  mention.counts.length === 0 &&
  mention.readings.every((r) => r.act.types.length === 0 || (r.patients.length === 0 && r.agents.length === 0)) &&
  mention.nouns.length > 0 &&
  mention.nouns.every((noun) => /s$/.test(mention.sentence.tokens[noun.last]?.low ?? ''))

/** How much a sentence fixes: people counted or harmed weigh two, who did it, where and when one each. */
export const factsOf = ({ mention, date }: Pick<Read, 'mention' | 'date'>): number => {
  const { tokens } = mention.sentence
  const harmed =
    mention.counts.length > 0 ||
    mention.nouns.some(
      (n) =>
        n.happening.of === 'victim' && (tokens[n.last + 1]?.low === 'of' || tokens[n.first - 1]?.possessive === true),
    )
  const acted = mention.readings.some((r) => [...r.patients, ...r.agents].some((group) => !group.pronoun))
  return (
    (harmed ? 2 : 0) +
    (acted ? 1 : 0) +
    (mention.places.some(({ place, cue }) => place && cue !== 'demonym') ? 1 : 0) +
    (date ? 1 : 0)
  )
}

const isQuote = (mention: Mention): boolean => {
  const first = mention.sentence.tokens[0]?.low
  return first === '"' || first === '“' || first === "'"
}
