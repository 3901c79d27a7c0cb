import type { CasualtyKind } from '@blotter/events'
import { isName } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import type { Count } from './casualty-reader.ts'
import { countOf, isAged, isSecond } from './counting.ts'

type State = { id: string; kind: CasualtyKind; behind: RegExp; head?: RegExp; people?: true }

type Idiom = { id: string; kind: CasualtyKind; before: RegExp; behind: RegExp; head?: RegExp }

// Matches "leg". Not: "legend".
const BODY_PARTS =
  'head|face|neck|chest|back|torso|abdomen|stomach|shoulder|arm|hand|wrist|hip|thigh|leg|knee|kneecap|calf|ankle|foot|buttocks?'

// Matches "bodies". Not: "bodyguards".
const BODIES = /^(?:body|bodies|corpses?)$/

// A verb, a count of people, and words that together say what happened to them: "sending at least 19 to hospitals",
// "driving 14,200 from their homes". `behind` runs over the folded words behind the group.
const IDIOMS: Idiom[] = [
  {
    id: 'count.sent-to-hospital',
    kind: 'injured',
    before: /^(?:sent|sending|took|taking|landed|landing)$/,
    behind: /^to (?:\S+ ){0,3}hospitals?\b/,
  },
  {
    id: 'count.left-injured',
    kind: 'injured',
    before: /^(?:left|leaving)$/,
    behind: /^with (?:\S+ ){0,4}(?:injuries|wounds|burns)\b|^in (?:\S+ )?(?:critical|serious|stable) condition\b/,
  },
  // Matches "treated 12 demonstrators for burns". Not: "treated 12 demonstrators like criminals".
  {
    id: 'count.treated-for',
    kind: 'injured',
    before: /^(?:treated|treating)$/,
    behind: /^(?:for|with) (?:\S+ ){0,4}(?:injuries|wounds|burns|cuts|bruises|fractures|shock|inhalation|poisoning)\b/,
  },
  // Matches "pulled 11 people from the rubble". Not: "pulled 11 bodies from the rubble".
  {
    id: 'count.pulled-out',
    kind: 'rescued',
    before: /^(?:pull(?:ed|ing)|plucked|plucking|dug|saved|lifted|brought)$/,
    head: /^(?!bod(?:y|ies)$|corpses?$|dead$)/,
    behind: /^(?:alive )?(?:from|out of|to safety|alive)\b/,
  },
  // Matches "let three of them go". Not: "let three goals in".
  { id: 'count.let-go', kind: 'rescued', before: /^(?:let|letting|set|setting)$/, behind: /^(?:go|free)\b/ },
  // Matches "hit a jogger in the leg". Not: "hit a wall in the street".
  {
    id: 'count.hit-in-the-body',
    kind: 'injured',
    before: /^(?:hit|hitting|struck|striking|grazed|grazing)$/,
    behind: new RegExp(`^in (?:the|his|her|their) (?:\\S+ )?(?:${BODY_PARTS})\\b`),
  },
  { id: 'count.drowned', kind: 'killed', before: /^drowning$/, behind: /^/ },
  {
    id: 'count.driven-from-homes',
    kind: 'displaced',
    before: /^(?:drove|driving|forced|forcing|driven|chased|sent|sending)$/,
    behind: /^(?:from|out of) (?:their|its) (?:homes?|villages?|houses)\b|^to (?:flee|leave|abandon)\b/,
  },
  {
    id: 'count.led-away',
    kind: 'abducted',
    before: /^(?:marched|led|herded|took|taking|marching|dragged|drove|forced|whisked)$/,
    behind:
      /^(?:away|into (?:the|a) (?:\S+ )?(?:forest|bush|mountains|hills|jungle|vehicles?|car|van|trucks?)|hostage|captive|at gunpoint)\b/,
  },
]

// A count of people before words that say how they are: "900 people are in shelters", "seven people unaccounted for".
const STATES: State[] = [
  {
    id: 'count.gunshot-wound',
    kind: 'injured',
    people: true,
    head: /^(?!bod(?:y|ies)$|corpses?$)/,
    behind:
      /^(?:, )?(?:(?:who )?(?:was |were )?(?:suffering (?:from )?|with |had |(?:later )?found (?:\S+ ){0,9}?with |(?:had )?(?:suffered|sustained|received) ))(?:at least )?(?:an? |one |multiple |several )?(?:single )?(?:gunshot|bullet|stab) wounds?\b/,
  },
  // Matches "was grazed by a bullet", "was struck by gunfire". Not: "was struck by the beauty".
  {
    id: 'count.hit-in-the-body',
    kind: 'injured',
    people: true,
    behind: new RegExp(
      `^(?:was|were|had been) (?:(?:grazed|hit|struck|wounded) (?:\\S+ )?(?:in the (?:\\S+ )?(?:${BODY_PARTS})|by (?:\\S+ ){0,2}(?:bullets?|gunfire|shots|shrapnel))\\b|(?:grazed|struck)(?= [.,;]|$))`,
    ),
  },
  // Matches "suffered a cut to his head", "sustained a graze wound". Not: "suffered a fatal wound", "suffered losses".
  {
    id: 'count.suffered-injury',
    kind: 'injured',
    people: true,
    behind:
      /^(?:who )?(?:had |is |was |were |has |have )?(?:also )?(?:suffer(?:ed|ing)(?: from)?|sustain(?:ed|ing)|receiv(?:ed|ing)) (?!fatal|mortal)(?:[\w-]+ ){0,3}(?:injur(?:y|ies)|wounds?|cuts?|burns|bruises|fractures?|concussion)\b/,
  },
  // Matches "are recovering from their wounds". Not: "is recovering from surgery".
  {
    id: 'count.recovering',
    kind: 'injured',
    behind:
      /^(?:are|is|was|were) (?:still )?recovering (?:from (?:[\w-]+ ){0,3}(?:injuries|wounds|burns)|(?:from|after) being (?:shot|stabbed|wounded|hit))\b/,
  },
  // Matches "another with life-threatening injuries", behind "left one man dead and". Not: "others with long careers".
  {
    id: 'count.left-injured',
    kind: 'injured',
    head: /^(?:another|others?|second|third)$/,
    behind: /^with (?:[\w-]+ ){0,4}(?:injuries|wounds|burns)\b|^in (?:[\w-]+ )?(?:critical|serious|stable) condition\b/,
  },
  // Matches "a third victim went to a hospital on his own". Not: "the mayor went to a hospital".
  {
    id: 'count.went-to-hospital',
    kind: 'injured',
    head: /^victims?$/,
    behind: /^(?:went|walked|drove (?:himself|herself)) to (?:[\w-]+ ){0,4}hospital\b/,
  },
  // Matches "took his own life". Not: "took his own car".
  {
    id: 'count.own-life',
    kind: 'killed',
    behind: /^(?:(?:who|then|later|also|apparently) )*(?:took (?:his|her) own life|committed suicide)\b/,
  },
  // Matches "two women are fighting for their lives". Not: "two women are fighting for their rights".
  {
    id: 'count.fighting-for-life',
    kind: 'injured',
    people: true,
    behind:
      /^(?:are|is|was|were|remains?|remained) (?:still )?(?:fighting|battling|clinging) (?:for|to) (?:his|her|their )?(?:\S+ )?(?:life|lives)\b/,
  },
  // Matches "the only person to lose his life". Not: "the only person to blame".
  {
    id: 'count.only-death',
    kind: 'killed',
    head: /^(?:person|one|man|woman|child|victim|passenger|soldier|officer|civilian)$/,
    behind: /^(?:to (?:die|be killed|lose (?:his|her|their) life)|who (?:died|was killed|lost (?:his|her) life))\b/,
  },
  {
    id: 'count.body-found',
    kind: 'killed',
    head: BODIES,
    behind:
      /^(?:with (?:\S+ )?(?:gunshot|bullet|stab|knife) wounds )?(?:, [^,;]{1,120} , (?=was|were))?(?:(?:was|were) (?:later )?)?(?:found|discovered|recovered|dumped)\b/,
  },
  {
    id: 'count.in-shelters',
    kind: 'displaced',
    behind:
      /^(?:(?:are|were|have been|had been|was) )?(?:sheltering|in shelters|living in (?:shelters|camps|tents)|taking shelter|seeking shelter|(?:moved|taken|relocated|evacuated|transferred) to (?:\S+ ){0,2}(?:shelters?|camps?|safety|(?:higher|safer) (?:ground|areas)))\b/,
  },
  // Matches "have been driven from their homes". Not: "have been driven from the field".
  {
    id: 'count.driven-from-homes',
    kind: 'displaced',
    behind:
      /^(?:(?:have|has|had) been|was|were|are) (?:driven|forced|chased|washed) (?:from|out of) (?:their|its) (?:homes?|villages?|houses)\b/,
  },
  {
    id: 'count.fled',
    kind: 'displaced',
    behind:
      /^(?:(?:have|had|were forced to) )?(?:fled|flee|abandoned) (?:their )?(?:homes|villages|the (?:area|fighting|town|city|village))\b/,
  },
  {
    id: 'count.unaccounted',
    kind: 'missing',
    behind:
      /^(?:who )?(?:(?:are|were|was|is|remain|remained) )?(?:still )?(?:unaccounted for|feared trapped|trapped|listed as missing|reported missing|missing)\b/,
  },
  {
    id: 'count.in-hospital',
    kind: 'injured',
    head: /^(?!(?:doctor|nurse|surgeon|medic|official|spokes\w+|director|staff|guard|worker|source|paramedic|physician)s?$)/,
    behind:
      /^(?:(?:are|were|was|is|being|remain|remained) ){0,2}(?:still )?(?:(?:being )?treated(?: (?:in|at|for|by)| [.,;]|$)|in the care of doctors|(?:in|at) (?:the |a )?hospital|(?:admitted|taken|rushed|airlifted|flown|sent|brought|transported|driven|transferred) to (?:[\w'-]+ ){0,4}hospitals?(?! (?:\S+ ){0,6}for (?:an? )?(?:[\w-]+ )?(?:evaluation|clearance|observation|tests?|questioning|check-?up)\b)(?! (?:\S+ ){0,4}where (?:\S+ ){1,4}(?:died|pronounced|declared|succumbed)\b)|hospitali[sz]ed)(?= |$)/,
  },
  {
    id: 'count.known-to-have-survived',
    kind: 'rescued',
    behind:
      /^(?:(?:are|were|was) known to have survived|made it (?:ashore|to shore)|swam (?:ashore|to safety)|(?:was|were) (?:pulled|dug out) alive)\b/,
  },
]

/** "the bodies of nine people": what is said of the bodies is not said of the people. */
const isOfBodies = ({ tokens, groups }: Sentence, group: NounGroup): boolean =>
  tokens[group.first - 1]?.low === 'of' && groups.some((g) => g.last === group.first - 2 && BODIES.test(g.head))

/** Counts that a verb and the words behind them make together. */
export const readIdioms = (sentence: Sentence): Count[] => {
  const found = sentence.groups.flatMap((group) => {
    if (!isCounted(sentence, group) || isOfBodies(sentence, group)) return []
    const whole = (group.quantity || BODIES.test(group.head)) && sentence.tokens[group.last + 1]?.low === 'of'
    const last = (whole ? sentence.groups.find((g) => g.first === group.last + 2)?.last : undefined) ?? group.last
    const behind = wordsFrom(sentence, last + 1)
    const aside = pastAside(sentence, last)
    const past = aside === last ? undefined : wordsFrom(sentence, aside + 1)
    const before = sentence.tokens[group.first - 1]?.low ?? ''
    const people = isPeople(sentence, group)
    const idiom =
      IDIOMS.find(
        (each) => each.before.test(before) && each.behind.test(behind) && (each.head?.test(group.head) ?? true),
      ) ??
      STATES.find(
        (each) =>
          (each.behind.test(behind) || (past !== undefined && each.behind.test(past))) &&
          (each.head?.test(group.head) ?? true) &&
          (!each.people || people),
      )
    if (!idiom) return []
    const from = group.last
    const to = idiom.behind.test(behind) ? from : aside
    return asCount(sentence, group, idiom).map((count) => ({ count, group, from, to }))
  })
  // "The victim, a man of 22, sustained": one.
  return found
    .filter(({ group }) => !found.some(({ from, to }) => group.first > from && group.last < to))
    .map(({ count }) => count)
}

const wordsFrom = ({ tokens }: Sentence, first: number): string =>
  tokens
    .slice(first, first + 24)
    .map((token) => token.low)
    .join(' ')

/** "The victim, a man of 22, sustained": the comma that ends what is said of somebody, if a verb follows; else `last`. */
const pastAside = ({ tokens, classes }: Sentence, last: number): number => {
  if (tokens[last + 1]?.low !== ',') return last
  for (let at = last + 3; at < last + LONGEST_ASIDE; at++)
    if (tokens[at]?.low === ',' && /^(?:auxiliary|verb|participle)$/.test(classes[at + 1] ?? '')) return at
  return last
}

// Tokens between the commas.
const LONGEST_ASIDE = 14

const isPeople = (sentence: Sentence, group: NounGroup): boolean =>
  group.person !== undefined ||
  isAged(sentence, group) ||
  isOfAge(sentence, group) ||
  group.determiner === 'another' ||
  (group.quantity?.last === group.last && !/\d/.test(group.head))

const isCounted = (sentence: Sentence, group: NounGroup): boolean =>
  group.quantity !== undefined || isPeople(sentence, group) || (group.pronoun && ONE_HURT.test(group.head))

// Matches "him". Not: "it".
const ONE_HURT = /^(?:him|her)$/

/** "Brandon Borders, 29, was": a name with an age. */
const isOfAge = (sentence: Sentence, group: NounGroup): boolean =>
  sentence.tokens[group.last]?.aged === true && isName(sentence, group)

const asCount = (sentence: Sentence, group: NounGroup, { id, kind }: { id: string; kind: CasualtyKind }): Count[] => {
  const tally = countOf(sentence, group)
  const bare = group.quantity !== undefined && !group.person
  if (bare && sentence.tokens[group.first - 1]?.low === 'of') return []
  if (!tally || group.thing) return []
  const sense = group.person?.group
  return [
    {
      ...tally,
      kind,
      span: { start: group.start, end: group.end },
      rule: id,
      people: group,
      ...(sense && { group: sense }),
      ...(isSecond(sentence, group) && { further: true as const }),
    },
  ]
}
