import type { CasualtyKind } from '@blotter/events'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import type { Count } from './casualty-reader.ts'
import { countOf, isAged } from './counting.ts'

type State = { id: string; kind: CasualtyKind; behind: RegExp; head?: RegExp; people?: true }

type Idiom = { id: string; kind: CasualtyKind; before: RegExp; behind: RegExp; head?: RegExp }

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
      /^(?:(?:are|were|was|is|remain|remained) )?(?:still )?(?:unaccounted for|feared trapped|trapped|listed as missing|reported missing|missing)\b/,
  },
  {
    id: 'count.in-hospital',
    kind: 'injured',
    head: /^(?!(?:doctor|nurse|surgeon|medic|official|spokes\w+|director|staff|guard|worker|source|paramedic|physician)s?$)/,
    behind:
      /^(?:(?:are|were|was|is|being|remain|remained) ){0,2}(?:still )?(?:(?:being )?treated(?: (?:in|at|for|by)| [.,;]|$)|in the care of doctors|(?:in|at) (?:the |a )?hospital|(?:admitted|taken|rushed|airlifted|flown|sent|brought) to (?:a |the )?(?:\S+ )?hospitals?|hospitali[sz]ed)(?= |$)/,
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
export const readIdioms = (sentence: Sentence): Count[] =>
  sentence.groups.flatMap((group) => {
    const counted = group.person || group.quantity || isAged(sentence, group)
    if (!counted || isOfBodies(sentence, group)) return []
    const whole = (group.quantity || BODIES.test(group.head)) && sentence.tokens[group.last + 1]?.low === 'of'
    const last = (whole ? sentence.groups.find((g) => g.first === group.last + 2)?.last : undefined) ?? group.last
    const behind = sentence.tokens
      .slice(last + 1, last + 24)
      .map((token) => token.low)
      .join(' ')
    const before = sentence.tokens[group.first - 1]?.low ?? ''
    const idiom =
      IDIOMS.find(
        (each) => each.before.test(before) && each.behind.test(behind) && (each.head?.test(group.head) ?? true),
      ) ??
      STATES.find(
        (each) =>
          each.behind.test(behind) &&
          (each.head?.test(group.head) ?? true) &&
          (!each.people || group.person !== undefined || isAged(sentence, group)),
      )
    return idiom ? asCount(sentence, group, idiom) : []
  })

const asCount = (sentence: Sentence, group: NounGroup, { id, kind }: { id: string; kind: CasualtyKind }): Count[] => {
  const tally = countOf(sentence, group)
  const bare = group.quantity !== undefined && !group.person
  if (bare && sentence.tokens[group.first - 1]?.low === 'of') return []
  if (!tally || group.thing || (!group.person && !group.quantity && !isAged(sentence, group))) return []
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

/** "A second victim", "a third man": not somebody already counted. */
const isSecond = ({ tokens }: Sentence, group: NounGroup): boolean =>
  tokens.slice(group.first, group.last + 1).some(({ low }) => /^(?:second|third|fourth|fifth)$/.test(low))
