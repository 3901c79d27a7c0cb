import type { Casualty, CasualtyKind } from '@blotter/events'
import { matchesOf } from '../../text/matches.ts'
import { chainFrom } from '../incidents/arguments.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import type { Count } from './casualty-reader.ts'
import { countOf } from './counting.ts'

/** A part of a toll: "among them a child", "two soldiers were among the dead". */
export type Part = Omit<Count, 'kind'> & { kind: CasualtyKind | undefined; group: NonNullable<Casualty['group']> }

// Matches "among them a child", "including three children". Not: "among the ruins".
const OPENERS = /\b(?:among them|including|among whom were|of whom|among those|including at least)\b/g

// Matches "were among the dead", "was among those killed", "of the victims were women".
const AMONG: [RegExp, CasualtyKind | undefined][] = [
  [
    /\b(?:(?:was|were|are|is) (?:also )?)?among (?:the dead|those killed|the victims|the fatalities|the casualties|those who died|the \S+ (?:dead|killed))/g,
    'killed',
  ],
  [/\b(?:(?:was|were|are|is) (?:also )?)?among (?:the wounded|the injured|those (?:wounded|injured|hurt))/g, 'injured'],
]
// Matches "of the dead were", "of those killed in the raid were". Not: "of the dead in the square, police".
const OF_THE =
  /\bof (?:the (dead|victims|killed|wounded|injured|fatalities|casualties)|those (killed|wounded|injured|hurt|who died))(?: [a-z'-]+){0,7}? (?:was|were|are|is)\b/g
// Matches "the dead included", "the injured include". Not: "the price included".
const INCLUDED: [RegExp, CasualtyKind][] = [
  [/\bthe (?:dead|victims|killed|fatalities) (?:also )?includ(?:e|es|ed)\b/g, 'killed'],
  [/\bthe (?:wounded|injured) (?:also )?includ(?:e|es|ed)\b/g, 'injured'],
]

/** The parts of tolls in a sentence, each with the kind it belongs to as far as the words tell. */
export const readParts = (sentence: Sentence): Part[] => [
  ...afterOpeners(sentence),
  ...behindOfThem(sentence),
  ...beforeAmong(sentence),
  ...behindOf(sentence),
]

const indexAt = (sentence: Sentence, offset: number): number => sentence.words.slice(0, offset).split(' ').length - 2

const afterOpeners = (sentence: Sentence): Part[] => [
  ...chainsAfter(sentence, OPENERS, (group) => asPart(sentence, group, undefined, 'subset.among-them')),
  ...INCLUDED.flatMap(([pattern, kind]) =>
    chainsAfter(sentence, pattern, (group) => asPart(sentence, group, kind, 'subset.dead-included')),
  ),
]

const chainsAfter = (sentence: Sentence, pattern: RegExp, part: (group: NounGroup) => Part[]): Part[] =>
  matchesOf(pattern, sentence.words).flatMap((match) =>
    chainFrom(sentence, indexAt(sentence, match.index + match[0].length + 1)).flatMap(part),
  )

const beforeAmong = (sentence: Sentence): Part[] =>
  AMONG.flatMap(([pattern, kind]) =>
    matchesOf(pattern, sentence.words).flatMap((match) => {
      const verb = indexAt(sentence, match.index)
      return sentence.groups
        .filter((g) => g.last === verb - 1)
        .flatMap((group) => asPart(sentence, group, kind, 'subset.among-the-dead'))
    }),
  )

// Matches "seven of them pupils", "two of whom were nurses". Not: "of them all".
const OF_THEM = /\bof (?:them|whom) (?:(?:was|were|are|is) )?/g

/** "Seventeen died, seven of them pupils". */
const behindOfThem = (sentence: Sentence): Part[] =>
  matchesOf(OF_THEM, sentence.words).flatMap((match) => {
    const at = indexAt(sentence, match.index)
    const number = sentence.groups.find((g) => g.last === at - 1 && g.quantity?.last === g.last)
    const noun = sentence.groups.find((g) => g.first === indexAt(sentence, match.index + match[0].length))
    if (!number?.quantity || !noun?.person?.group || noun.quantity) return []
    const { min, max, qualifier } = number.quantity
    const span = { start: number.start, end: noun.end }
    const rule = 'subset.of-them'
    return [{ kind: undefined, min, max, qualifier, group: noun.person.group, span, rule, people: noun }]
  })

/** "Nearly nine of the injured were pupils": the number stands apart from its noun. */
const behindOf = (sentence: Sentence): Part[] =>
  matchesOf(OF_THE, sentence.words).flatMap((match) => {
    const at = indexAt(sentence, match.index)
    const number = sentence.groups.find((g) => g.last === at - 1 && g.quantity)
    const verb = indexAt(sentence, match.index + match[0].length + 1)
    const noun = sentence.groups.find((g) => g.first === verb)
    const kind = /wounded|injured|hurt/.test(match[1] ?? match[2] ?? '') ? 'injured' : 'killed'
    if (!number?.quantity || !noun?.person?.group) return []
    const { min, max, qualifier } = number.quantity
    return [
      {
        kind,
        min,
        max,
        qualifier,
        group: noun.person.group,
        span: { start: number.start, end: noun.end },
        rule: 'subset.of-the-dead',
        people: noun,
      },
    ]
  })

const asPart = (sentence: Sentence, group: NounGroup, kind: CasualtyKind | undefined, rule: string): Part[] => {
  const tally = countOf(sentence, group)
  const sense = group.person?.group
  if (!tally || !sense) return []
  return [{ ...tally, kind, group: sense, span: { start: group.start, end: group.end }, rule, people: group }]
}
