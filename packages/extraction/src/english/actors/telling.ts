import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'

/** What somebody does beside the act that a sentence reports: tell of it or judge it, or deny to have done it. */
export type Telling = 'tells' | 'denies'

type Place = Pick<NounGroup, 'first' | 'last'>

/**
 * Whether a name or noun group (token indexes) stands in its sentence for who tells of the act, judges or mourns it, or
 * denies it; undefined where it may as well have done it ("Hezbollah said it had fired").
 */
export const tellingOf = (sentence: Sentence, { first, last }: Place): Telling | undefined => {
  const { tokens, groups } = sentence
  const around = groups.find((g) => g.first <= first && g.last >= last) ?? { first, last }
  const [two, one] = [tokens[around.first - 2]?.low ?? '', tokens[around.first - 1]?.low ?? '']
  if (one === 'to' && two === 'according') return 'tells'
  if (one === 'by' && (JUDGES.test(two) || two === 'claimed')) return 'tells'
  if (SAYS.test(one) && CLOSING.test(two)) return 'tells'
  const verb = verbBehind(sentence, around.last + 1)
  const low = tokens[verb]?.low ?? ''
  if (DENIES.test(low)) return OF_ITSELF.test(wordsFrom(sentence, verb + 1)) ? 'denies' : 'tells'
  if (JUDGES.test(low)) return 'tells'
  return SAYS.test(low) && !OWN_ACT.test(wordsFrom(sentence, verb + 1)) ? 'tells' : undefined
}

// Matches "reported". Not: "claimed", which may be the act.
const SAYS =
  /^(?:said|says|saying|told|reported|reports|announced|stated|added|confirmed|declared|disclosed|wrote|tweeted|warned|called|urged|vowed|insisted)$/
// Matches "condemned". Not: "condoned".
const JUDGES =
  /^(?:condemned|condemns|denounced|deplored|mourned|criticised|criticized|praised|welcomed|hailed|protested|decried|lamented|blamed|accused|confirmed|announced|reported|disputed|questioned)$/
const DENIES = /^(?:denied|denies|rejected|rejects|disclaimed|disowned)$/
// Matches "firing the rocket", "any role", "accusations that its men". Not: "that gunmen had".
const OF_ITSELF =
  /^ (?:(?:on )?\S+day )?(?:(?:\S+ly )?\S+ing\b|it\b(?! was (?:false|an?)\b)|this\b|(?:all |any |direct )*(?:responsibility|involvement|part|role|blame)\b|(?:\S+ ){0,2}(?:accusations?|allegations?|charges?|claims?|reports?|suggestions?) (?:that|of) (?:it|they|its|their|having|being)\b|(?:that )?(?:it|they|its|their)\b)/
// Matches "it had fired", "on Monday that its men". Not: "two of its men were killed", "a drone hit its base".
const OWN_ACT =
  /^ (?:\S+ ){0,7}?(?<!\b(?:of|on|at|against|in|hit|struck|killed|from|near|by) )(?:it|they|its|their|we|our)\b/

const CLOSING = /^[,"”']$/

// What may stand between who speaks and the verb.
const BETWEEN = /^(?:preposition|adverb|auxiliary|number)$/

/** The verb whose subject ends before a token: past "also", "on Sunday", "in a statement", "which runs Gaza,". */
const verbBehind = ({ tokens, classes, groups }: Sentence, from: number): number => {
  let at = from
  for (let steps = 0; steps < 8; steps++) {
    const led = classes[at - 1] === 'preposition' ? groups.find((g) => g.first === at) : undefined
    if (led) at = led.last + 1
    else if (/^(?:[)\]]|also|later|has|have|had)$/.test(tokens[at]?.low ?? '') || BETWEEN.test(classes[at] ?? '')) at++
    else break
  }
  return at
}

const wordsFrom = ({ tokens }: Sentence, from: number): string =>
  ` ${tokens
    .slice(from, from + 14)
    .map(({ low }) => low)
    .join(' ')} `
