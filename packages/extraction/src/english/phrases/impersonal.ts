import { partOf } from '../casualties/counting.ts'
import { isName, isShouted } from './names.ts'
import type { NounGroup } from './noun-groups.ts'
import type { Sentence } from './sentence.ts'

/**
 * Whether a noun group can be nobody, by its words alone: "the indignation", "last week", "twelve". Where a text is all
 * capitals a word that is in no list could as well be a name; this says which are none.
 */
export const isImpersonal = (sentence: Sentence, group: NounGroup): boolean => {
  const whom = partOf(sentence, group) ?? group
  if (group.person || whom.person || isName(sentence, whom)) return false
  const head = whom.head.replace(/['’]s?$/, '')
  return (
    (isShouted(sentence) && isBareCount(sentence, whom)) ||
    WORDS.has(head) ||
    WORDS.has(singular(head)) ||
    ABSTRACT.test(head)
  )
}

/** "twelve", "another": how many, and nobody's name. In mixed case it mostly is what a sentence calls them all the same. */
const isBareCount = ({ tokens }: Sentence, { bare, last, head, quantity }: NounGroup): boolean =>
  bare === last && (quantity?.last === last || tokens[last]?.kind === 'number' || COUNTS.test(head))

// Matches "dozens", "another". Not: "others".
const COUNTS =
  /^(?:\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|another|those|several|many|some|tens|dozens|scores|hundreds|thousands)$/

// Endings of nouns that name no person. Matches "mutilation", "statements". Not: "Duarte", "regiment".
const ABSTRACT =
  /^(?!regi|detach)(?:[a-z]{3,}(?:tion|sion|ment|ness|ity|ance|ence|ism|ship|tions|sions|ments|ities|ances|ences)|[a-z]{5,}ings?)$/

const singular = (head: string): string => head.replace(/ies$/, 'y').replace(/(?<=[a-z]{3})s$/, '')

// Nouns of the news for what is no person, in the singular.
const WORDS = new Set(
  (
    'fact list name news toll life head order number party total case event result report article statement call source circle ' +
    'minute hour day night evening morning afternoon week month year time moment date period century weekend today yesterday tomorrow ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december ' +
    'residence office border province department municipality region zone area district neighborhood capital city town village country street road highway avenue block ' +
    'convergence front movement campaign process plan policy law right power pressure control charge trial crime murder massacre killing death slaughter assassination attempt ' +
    'funeral homage mass ceremony anniversary war peace truce dialogue talk meeting conference session congress election vote ' +
    'plane helicopter car vehicle truck bus boat ship tower house home building door window wall room floor site place spot scene ' +
    'bomb gun rifle pistol weapon grenade mine bullet shot shell rocket mortar dynamite explosive device gas ' +
    'animal dog horse cattle cow crop land farm plate license card document letter note message book newspaper magazine radio television broadcast program ' +
    'interview speech recording photo picture blood wound injury corpse arm leg hand foot chest neck face back eye hair clothes uniform ' +
    'hope fear pain anger grief sorrow silence joy love hatred doubt idea mind thought opinion view belief cause reason purpose effort threat danger risk damage ' +
    'loss cost price money dollar peso million water fire smoke air light sun rain storm quake north south east west center centre side part half quarter rest ' +
    'end start beginning top bottom middle level rate degree percent amount size length weight abuse severity violence force strength truth lie word term ' +
    'sentence phrase question answer work job task duty service school church hospital embassy barracks garrison base post camp prison jail court ' +
    'fighting combat clash battle attack assault raid ambush strike blast explosion operation action act incident ' +
    'km kilometer kilometre meter metre mile blow step way path line point matter thing kind type sort example issue problem situation condition'
  ).split(' '),
)
