import { armedGroups } from '../actors/armed-groups.ts'
import { numberWords } from '../numbers/number-words.ts'
import { quantityAt } from '../numbers/quantities.ts'
import { matchAll } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { inflect } from './inflection.ts'
import { PLAIN_VERBS } from './verbs.ts'

export type WordClass =
  | 'determiner'
  | 'preposition'
  | 'conjunction'
  | 'subordinator'
  | 'pronoun'
  | 'auxiliary'
  | 'modal'
  | 'adverb'
  | 'negation'
  | 'verb'
  | 'participle'
  | 'ing'
  | 'noun'
  | 'number'
  | 'mark'

const CLOSED: Partial<Record<WordClass, string>> = {
  determiner:
    'a an the this that these those his her their its our my your some any no each every another other both all several many few certain such same various numerous what',
  preposition:
    'in on at of from to by with near for into onto over under inside outside around across along against toward towards during between among amid through throughout within without off behind beside beneath above below beyond past via per about up down out upon despite including like following concerning regarding aboard atop opposite amidst alongside except',
  conjunction: 'and or but nor plus',
  subordinator:
    'when while after before as because although though if since until unless where whereas whether than once so then that',
  pronoun:
    'he she it they him them me us we i you who whom which himself herself itself themselves someone somebody anyone anybody everyone everybody nobody none nothing something one',
  auxiliary:
    "was were is are be been being am has have had having do does did get got gets getting isn't wasn't weren't aren't hasn't haven't hadn't didn't don't doesn't",
  modal: "will would could can may might shall should must won't wouldn't couldn't can't cannot",
  negation: 'not never neither',
  adverb:
    'more most less also still already just only even again later earlier ago yesterday today tonight tomorrow now then there here too very well soon once twice almost nearly reportedly allegedly apparently meanwhile however therefore moreover furthermore thus yet instead elsewhere abroad ahead away together apart alone alive back home dead seriously slightly severely badly critically fatally shortly overnight immediately accidentally simultaneously indiscriminately respectively approximately afterward afterwards perhaps else indeed nevertheless nonetheless',
}

const CLASSES = new Map<string, WordClass>()
for (const [kind, words] of Object.entries(CLOSED) as [WordClass, string][]) {
  for (const word of words.split(' ')) if (!CLASSES.has(word)) CLASSES.set(word, kind)
}
for (const verb of PLAIN_VERBS) {
  for (const [form, kind] of inflect(verb)) {
    if (form.includes(' ') || CLASSES.has(form)) continue
    if (kind === 'past' || kind === 'participle')
      CLASSES.set(form, form.endsWith('ed') || kind === 'participle' ? 'participle' : 'verb')
    else if (kind === 'ing') CLASSES.set(form, 'ing')
  }
}

// Base and third-person forms that are hardly ever nouns; the others ("attacks", "reports") are taken for nouns.
const FINITE =
  'says tells adds kills became takes comes goes gives makes finds seeks includes remains continues appears seems believes thinks knows leaves brings follows denies kill take give make find seek bring become go come say tell add include remain appear seem believe know'
for (const word of FINITE.split(' ')) CLASSES.set(word, 'verb')

// Nouns in -ing and -ed that the endings would take for verbs.
const NOUNS = new Set(
  'building buildings morning evening wedding meeting housing shooting shootings bombing bombings killing killings shelling shellings fighting stabbing stabbings hijacking kidnapping kidnappings uprising hearing crossing clothing dwelling gathering hundred wounded injured dead missing king ring spring wing thing things nothing something anything everything bed shed red seed speed need ceiling king beijing sling lightning flooding burning looting rioting mining shipping fishing landing training warning briefing ruling sibling offspring poisoning drowning crushing blessing parking offering filming painting saying'.split(
    ' ',
  ),
)

for (const noun of NOUNS) CLASSES.set(noun, 'noun')
for (const number of numberWords) CLASSES.set(number, 'number')

/** The word class of a token as far as its spelling tells; everything unknown is a noun (or an adjective). */
const wordClass = ({ kind, low: word }: Token): WordClass => {
  if (kind !== 'word') return kind
  const known = CLASSES.get(word)
  if (known) return known
  if (word.includes('-')) return 'noun'
  if (word.length > 4 && word.endsWith('ly')) return 'adverb'
  if (word.length > 4 && word.endsWith('ed')) return 'participle'
  if (word.length > 5 && word.endsWith('ing')) return 'ing'
  return 'noun'
}

/** The classes of a sentence's tokens, where neighbours decide what the spelling leaves open. */
export const wordClasses = (tokens: Token[]): WordClass[] => {
  const classes = tokens.map(wordClass)
  // "Shining Path" is a name, whatever its words are.
  for (const { first, last } of matchAll(armedGroups, tokens)) {
    if (last > first && tokens[first]?.capital) for (let i = first; i <= last; i++) classes[i] = 'noun'
  }
  return classes.map((kind, i) => inContext(tokens, classes, i) ?? kind)
}

const inContext = (tokens: Token[], classes: WordClass[], i: number): WordClass | undefined => {
  const low = tokens[i]?.low ?? ''
  const [before, next] = [classes[i - 1], classes[i + 1]]
  // "that killed six", "said that the army": no article.
  if (low === 'that' && ((next !== 'noun' && next !== 'mark') || before === 'verb')) return 'subordinator'
  // "shot dead a mayor": of the verb; "a mob beat two men": a verb, for it has an object.
  if (low === 'dead' && tokens[i - 1]?.low === 'shot') return 'adverb'
  const object = next === 'number' || next === 'determiner' || next === 'pronoun'
  if (low === 'beat' && before === 'noun' && (object || tokens[i + 2]?.low === 'death')) return 'verb'
  // "a man angry over a parking space": no part of the noun group's head.
  if (before === 'noun' && next === 'preposition' && STATE_OF_MIND.test(low)) return 'adverb'
  if (classes[i] !== 'noun' || !low.endsWith('ing') || !ACTIVE_ING.test(low)) return undefined
  // ", killing three people": a verb, for it has an object.
  if (
    next === 'number' ||
    quantityAt(tokens, i + 1) !== undefined ||
    (next === 'determiner' && before !== 'determiner')
  )
    return 'ing'
  const free = before === undefined || before === 'mark' || before === 'conjunction' || before === 'adverb'
  return free && (next === 'noun' || next === 'pronoun') ? 'ing' : undefined
}

// Matches "angry". Not: "anger".
const STATE_OF_MIND = /^(?:angry|furious|upset|unhappy|drunk|loyal|hostile|opposed|desperate|allied|sympathetic)$/

// Matches "killing", "bombing". Not: "morning".
const ACTIVE_ING = /^(?:kill|wound|injur|bomb|shoot|stabb?|shell|kidnapp?|burn|loot|hijack|drown|poison|ruin|fight)ing$/
