import type { PlaceMention } from '../../places/index.ts'
import { tellingOf } from '../actors/telling.ts'
import { isShouted } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import type { Mention } from './mentions.ts'
import { reportAround } from './report-clauses.ts'

/** Whether a name is one of somebody's country, bed or government rather than of where it happened. */
export const isElsewhere = (mention: Mention, found: PlaceMention): boolean =>
  isAdjective(mention, found) ||
  isSickbed(mention, found) ||
  isOfBody(mention, found) ||
  isCourts(mention, found) ||
  isSpeaker(mention, found) ||
  (WANTED.test(mention.words) && isOfArrest(mention, found))

/** "was condemned by Paris", "London denounced": a government by the name of its seat. */
const isSpeaker = ({ sentence }: Mention, { cue, span }: PlaceMention): boolean => {
  if (cue !== 'bare') return false
  const first = sentence.tokens.findIndex(({ start }) => start === span.start)
  const last = sentence.tokens.findIndex(({ end }) => end === span.end)
  return first >= 0 && last >= 0 && tellingOf(sentence, { first, last }) !== undefined
}

/** "was taken into custody in Erie": where somebody was caught, which is afterwards and may be anywhere. */
export const isOfArrest = ({ sentence: { tokens } }: Mention, { span }: PlaceMention): boolean => {
  const at = tokens.findIndex((token) => token.start >= span.start)
  const before = tokens.slice(Math.max(0, at - CAUGHT), at).map(({ low }) => low)
  return ARRESTED.test(` ${before.join(' ')} `)
}

// Words between "arrested" and where: "Monday night without incident in".
const CAUGHT = 8
// Matches "was arrested in". Not: "arrested after a shooting in".
const ARRESTED =
  /^ (?:\S+ )*?(?:arrested|captured|caught|apprehended|detained|into custody) (?:(?!after|for|over|following|when|who)\S+ )*?(?:in|at|near|outside) (?:(?:the|nearby) )?(?:\S+ (?:\S+ )?, )?$/
// That the arrest is for something done elsewhere. Matches "wanted for". Not: "wanted to".
const WANTED = /\bwanted (?:for|in|on|over)\b/

// What a name loses that is rather somebody's: more than a town is finer than a country, or less.
const MUCH = 4
const SOME = 3

/** How much less a name says where it happened: that of who tells of it, of somebody's home, of whose somebody is. */
export const distrust = (mention: Mention, found: PlaceMention): number =>
  (found.span.start >= mention.aside ? MUCH : 0) +
  (reportAround(mention.sentence, found.span) ? MUCH : 0) +
  (isHome(mention, found) || (found.place?.kind === 'admin1' && saysWho(mention, found)) ? SOME : 0) +
  describes(mention, found)

// Matches "mayor of", "ambassador to", "government of". Not: "north of".
const OFFICE =
  /^(?:mayor|governor|ambassador|consul|president|minister|bishop|archbishop|priest|candidate|senator|deputy|chief|director|commander|head|leader|leaders|government|republic|people|native|citizens?|citizen|embassy|university|bank|daughter|son|wife|company|army|council|congress|federation|association|party|movement|front)$/
// What is about a place. Matches "conflict over". Not: "clashes over".
const DISPUTE = /^(?:conflicts?|wars?|disputes?|talks|negotiations|tensions?|row|rivalry|sovereignty)$/
// Bodies that bear a place's name and act elsewhere. Matches "cartel". Not: "airport".
const BODY =
  /^(?:cartels?|court|courts|government|army|police|party|radio|television|newspaper|magazine|university|commission|authorities|officials?|leaders?|gang|mafia|guerrillas?|rebels?|front|movement|embassy|citizens?|ambassador|consul|president|journalists?|troops|soldiers?|team|club|bank|company)$/

// Bodies that are nowhere in particular. Matches "cartel". Not: "university".
const NOWHERE =
  /^(?:cartels?|mafias?|gangs?|clubs?|teams?|newspapers?|magazines?|radio|television|party|front|movement)$/

/** "the Tijuana cartel claimed it", "boss of the Cali club": a name of those who act or speak, wherever they do. */
const isOfBody = (mention: Mention, found: PlaceMention): boolean => {
  const group = groupAround(mention, found)
  if (group && group.end > found.span.end) return NOWHERE.test(group.head)
  const { tokens } = mention.sentence
  return NOWHERE.test(tokens.find(({ start }) => start >= found.span.end)?.low ?? '')
}

/** How much a name that only says whose or what somebody is loses: "ambassador to Spain", "the Medellin cartel". */
const describes = (mention: Mention, found: PlaceMention): number => {
  const { tokens, groups } = mention.sentence
  const first = tokens.findIndex((token) => token.start >= found.span.start)
  const [two, one] = [tokens[first - 2]?.low ?? '', tokens[first - 1]?.low ?? '']
  const country = found.place?.kind === 'country'
  if (one === 'over' && DISPUTE.test(two)) return MUCH
  if (/^(?:of|to|for)$/.test(one) && OFFICE.test(two)) return country ? 4 : 1
  if (country && found.cue !== 'direction' && /^(?:to|from|with|and|against|between|towards?|by|for|of)$/.test(one))
    return 2
  const group = groups.find((g) => g.start <= found.span.start && g.end > found.span.end)
  if (group && BODY.test(group.head)) return MUCH
  return isSomebodys(mention, group, found) ? MUCH : 0
}

// Matches "a Harnett County man", "Kaufman County deputies". Not: "a Schererville business".
const SOMEBODY =
  /^(?:man|men|woman|women|teen|teenager|teens|boy|girl|couple|family|mother|father|resident|residents|native|student|teacher|soldiers?|sailors?|marines?|airm[ae]n|deput(?:y|ies)|officers?|sheriff|department|detectives?|investigators?)$/

/** "A Harnett County man is accused": American for who somebody is. */
const isSomebodys = ({ sentence }: Mention, group: NounGroup | undefined, { place, span }: PlaceMention): boolean => {
  if (place?.iso2 !== 'US') return false
  if (group !== undefined && SOMEBODY.test(group.head)) return true
  const next = sentence.tokens.find(({ start }) => start >= span.end)
  return next !== undefined && !next.capital && next.start - span.end === 1 && SOMEBODY.test(next.low)
}

/** Whether a name only says whose or what somebody is. */
export const saysWho = (mention: Mention, found: PlaceMention): boolean =>
  isSomebodys(mention, groupAround(mention, found), found)

// Matches "II". Not: "I".
const GENERATION = /^(?:i{2,3}|iv|jr|sr)$/
// Matches "University". Not: "Universe".
const INSTITUTION =
  /^(?:university|college|bank|city|town|county|state|department|church|school|hospital|museum|court|chamber|board|bureau|port|village|house|office|diocese|archdiocese|council|club|league|army|republic|islands?|north|south|east|west)$/

/** "Raekwon Shannon of Spokane", "Stephen Smith II of Allen": two words of a name that are no institution's. */
const isFullName = (sentence: Sentence, last: number): boolean => {
  const { tokens, groups } = sentence
  const end = GENERATION.test(tokens[last]?.low ?? '') ? last - 1 : last
  const [first, second] = [tokens[end - 1], tokens[end]]
  if (!second?.capital) return false
  if (groups.some((g) => g.last === end && g.person)) return true
  return (
    first?.capital === true && !INSTITUTION.test(second.low) && !INSTITUTION.test(first.low) && !isShouted(sentence)
  )
}

/** "a student from Chicago was killed": where somebody comes from; not "kidnapped pupils from Kankara". */
export const isHome = ({ sentence, readings }: Mention, found: PlaceMention): boolean => {
  const { tokens, groups } = sentence
  const at = tokens.findIndex((token) => token.start >= found.span.start)
  const lead = tokens[at - 1]?.low
  // "Keith, 51, of Blue Springs", "Ann Keith of Blue Springs": behind an age or an American's name.
  if (lead === 'of') {
    if (found.place?.iso2 === 'US' && isFullName(sentence, at - 2)) return true
    return /^,$/.test(tokens[at - 2]?.low ?? '') && tokens[at - 3]?.kind === 'number'
  }
  if (lead !== 'from' || readings.some(({ act }) => act.effect === 'abducted')) return false
  return groups.some((g) => g.last === at - 2 && (g.person !== undefined || g.quantity !== undefined))
}

/** "U.S. soldiers", "in the U.S. Congress": a country in front of a noun says whose they are. */
const isAdjective = (mention: Mention, found: PlaceMention): boolean => {
  if (found.place?.kind !== 'country' || (found.cue !== 'bare' && found.cue !== 'preposition')) return false
  const group = groupAround(mention, found)
  return group !== undefined && group.end > found.span.end && !DAY.test(group.head)
}

// Matches "monday" of "in Chile Monday". Not: "embassy".
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/

const groupAround = ({ sentence }: Mention, found: PlaceMention): NounGroup | undefined =>
  sentence.groups.find((g) => g.start <= found.span.start && g.end >= found.span.end)

/** "was taken to Mount Sinai Hospital": where somebody was brought afterwards, by a name that may be a town's. */
const isSickbed = (mention: Mention, found: PlaceMention): boolean => {
  const group = groupAround(mention, found)
  const bed = group && group.end > found.span.end ? group : bedBefore(mention, found)
  if (!bed || !SICKBED.test(bed.head)) return false
  return mention.sentence.tokens.slice(Math.max(0, bed.first - BROUGHT), bed.first).some(({ low }) => CARED.test(low))
}

/** "taken to hospitals in Macon" */
const bedBefore = ({ sentence: { tokens, groups } }: Mention, found: PlaceMention): NounGroup | undefined => {
  const at = tokens.findIndex((token) => token.start >= found.span.start)
  return tokens[at - 1]?.low === 'in' ? groups.find((g) => g.last === at - 2) : undefined
}

// Words between "rushed" and the hospital: "by helicopter in serious condition to the nearby".
const BROUGHT = 10
// Matches "hospital". Not: "hospitality".
const SICKBED = /^(?:hospitals?|clinic|center|centre|infirmary|er)$/
// Matches "airlifted". Not: "attacked".
const CARED =
  /^(?:taken|rushed|airlifted|transported|transferred|flown|brought|treated|admitted|hospitali[sz]ed|pronounced|died|recovering|condition)$/

/** "A court in Paris sentenced": where it was judged; not "shot dead a judge in Paris". */
const isCourts = ({ sentence, readings }: Mention, found: PlaceMention): boolean => {
  const at = sentence.tokens.findIndex((token) => token.start >= found.span.start)
  if (readings.some(({ end, patients }) => end <= found.span.start && patients.some(({ last }) => last === at - 2)))
    return false
  return /^(?:court|tribunal|judge|jury|prosecutors?|trial|courtroom)$/.test(sentence.tokens[at - 2]?.low ?? '')
}
