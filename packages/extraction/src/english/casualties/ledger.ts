import type { Casualty, CasualtyKind } from '@blotter/events'
import { casualtyKinds } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import type { Count } from './casualty-reader.ts'
import { oneByOne, withoutPronounTwins } from './individuals.ts'
import type { Part } from './subsets.ts'
import type { TollChange } from './toll-changes.ts'

/** What each sentence of a claim states, in reading order. */
export type Page = {
  counts: Count[]
  parts: Part[]
  replaced?: TollChange['replaced']
  fatal?: boolean
  rose?: boolean
}

/**
 * One list of casualties from all sentences of a claim. Of each kind the first sentence that gives a count of people at
 * large holds; single people told of one by one add up when none does. Parts keep the index of the toll they belong to.
 */
export const settle = (pages: Page[]): Ruled<Casualty>[] => {
  const told = withTheKiller(pages, ofKind(pages, 'killed'))
  const killed = told.length > 0 ? told : diedOfIt(pages)
  const settled = casualtyKinds.flatMap((kind) => {
    if (kind === 'killed') return killed
    return kind === 'injured' ? stillAlive(pages, killed) : ofKind(pages, kind)
  })
  return withParts(
    settled.map((count) => ({ ...asCasualty(count), ...replacedBy(count, pages) })),
    pages,
  )
}

/** The first figure of the kind that the words say holds no longer. */
const replacedBy = (count: Count, pages: Page[]): Pick<Casualty, 'replaces'> => {
  const replaced = pages
    .flatMap((page) => page.replaced ?? [])
    .find(({ kind, min }) => kind === count.kind && min !== count.min)
  return replaced === undefined ? {} : { replaces: { min: replaced.min, max: replaced.max } }
}

/** "Killing his five children … The gunman then took his own life": the dead are those he killed and himself. */
const withTheKiller = (pages: Page[], killed: Count[]): Count[] => {
  const own = pages.flatMap(({ counts }) => counts).find(({ rule }) => rule === OWN_LIFE)
  return own && !killed.includes(own) && killed.every(({ byHand }) => byHand) ? [...killed, own] : killed
}

const OWN_LIFE = 'count.own-life'

/** Who alone was shot in what is called "a fatal shooting" died of it. */
const diedOfIt = (pages: Page[]): Count[] => {
  if (!pages.some(({ fatal }) => fatal)) return []
  if (pages.some(({ counts }) => counts.some(({ rule }) => rule === 'act.injure'))) return []
  const struck = settleCounts(pages.map(({ counts }) => counts.filter(isStruck)))
  const [one] = struck
  return one && total(struck) === 1 ? [{ ...one, kind: 'killed', rule: 'count.fatal-shooting' }] : []
}

// Matches "a fatal police shooting", "shooting death". Not: "a non-fatal shooting".
const FATAL =
  /(?<![-\w])(?:fatal|deadly) (?:\S+ ){0,3}(?:shootings?|stabbings?)\b|\b(?:shooting|stabbing) death\b|\bhomicide\b(?! (?:unit|bureau|squad|section|division))|\bmurder-suicide\b/

// Matches "Man shot at party dies", "Dayton homicide". Not: "Man wounded in homicide suspect's arrest".
const FATAL_TITLE =
  /(?<![-\w])(?:dies|died|dead|killed|kills|slain|fatal|fatally|deadly|homicide|murder|murdered|death)\b/i
const ALIVE_TITLE = /\b(?:injur\w*|wound\w*|hurt|critical|non-?fatal|surviv\w*|hospitali\w*|stable)\b/i

/** Whether a headline says that those whom its story tells of are dead, and nobody else came to harm. */
export const isFatalTitle = (title: string): boolean => FATAL_TITLE.test(title) && !ALIVE_TITLE.test(title)

/** Whether words say that a shooting or stabbing was a fatal one. */
export const isFatal = (words: string): boolean => FATAL.test(words)

const ofKind = (pages: Page[], kind: CasualtyKind): Count[] => {
  const settled = settleCounts(pages.map((page) => page.counts.filter((count) => count.kind === kind)))
  const raised = raisedTo(pages, kind)
  return raised && settled.length > 0 && raised.min > total(settled) ? [raised] : settled
}

/** "Two more bodies were found, bringing the dead to five": what a later sentence says that the toll rose to. */
const raisedTo = (pages: Page[], kind: CasualtyKind): Count | undefined =>
  pages
    .filter(({ rose }) => rose)
    .flatMap(({ counts }) => counts)
    .findLast((count) => count.rule === 'count.toll' && count.kind === kind && count.max === count.min)

const settleCounts = (sentences: Count[][]): Count[] => {
  const told = sentences.map(withoutPronounTwins).filter((list) => list.length > 0)
  const first = told[0]
  if (!first) return []
  const general = told.find((list) => list.some(isNewlyTold)) ?? told.find((list) => list.some(isGeneral))
  if (general && total(general) >= total(first)) return withOtherSides(distinct(general), told)
  const largest = told.reduce((a, b) => (total(b) > total(a) ? b : a))
  const singles = told.map((list) => list.filter((count) => count.min === 1 && count.max === 1))
  const people = oneByOne(singles)
  return total(largest) > people.length ? withOtherSides(distinct(largest), told) : people
}

// People of one of these are of none of the others.
const SIDES = new Set(['soldier', 'police', 'militant', 'civilian'])

/** "14 rebels" in one sentence and "five civilians" in another are not the same people. */
const withOtherSides = (counts: Count[], told: Count[][]): Count[] => {
  if (!counts.every(({ group }) => group && SIDES.has(group))) return counts
  const all = [...counts]
  for (const count of told.flat())
    if (count.group && SIDES.has(count.group) && all.every(({ group }) => group !== count.group)) all.push(count)
  return all
}

/** Somebody shot or stabbed who then died is killed, not injured as well. */
const stillAlive = (pages: Page[], killed: Count[]): Count[] => {
  const dead = total(killed)
  const injured = pages.map((page) =>
    page.counts.filter((count) => count.kind === 'injured' && !(dead > 0 && isSameOne(count))),
  )
  const said = settleCounts(injured.map((list) => list.filter((count) => !isStruck(count))))
  const struck = settleCounts(injured.map((list) => list.filter(isStruck)))
  const others =
    total(struck) === 1 && killed.every(({ further, people }) => further && people?.determiner !== 'another')
  const left = total(struck) - (others ? 0 : total(killed))
  if (left <= 0) return withoutTheDead(said, killed)
  if (total(said) >= left) return withoutTheDead(said, killed)
  if (total(killed) === 0) return struck
  const [one] = struck
  return one && one.max !== null ? [{ ...one, min: left, max: left }] : struck
}

/** "Two people were wounded. The younger victim died": of those who were counted first, one is dead. */
const withoutTheDead = (said: Count[], killed: Count[]): Count[] => {
  const [toll] = said
  const dead = killed.filter((count) => isSameOne(count) && !count.people?.pronoun)
  if (!toll || said.length > 1 || dead.length < killed.length || dead.some(({ span }) => span.start < toll.span.start))
    return said
  return isGeneral(toll) && toll.min > dead.length && toll.max === toll.min
    ? [{ ...toll, min: toll.min - dead.length, max: toll.max - dead.length }]
    : said
}

// Heads that only point back. Matches "victim". Not: "policeman".
const POINTS_BACK =
  /^(?:victim|individual|man|woman|boy|girl|teen|teenager|child|person|male|female|himself|herself|he|she|him|her)$/

/** "The victim was taken to a hospital where he died": where somebody is dead, who is pointed back at is that one. */
const isSameOne = ({ people, min, further }: Count): boolean =>
  people !== undefined &&
  min === 1 &&
  !further &&
  (people.pronoun || /^th(?:e|is|at)$/.test(people.determiner ?? '')) &&
  POINTS_BACK.test(people.head)

const isStruck = (count: Count): boolean => STRIKES.has(count.rule)

const STRIKES = new Set(['act.shoot', 'act.stab', 'count.gunshot-wound', 'count.hit-in-the-body'])

/** "Two people were wounded", not "the two people wounded", who were told of before or are only some. */
const isNewlyTold = (count: Count): boolean => isGeneral(count) && count.people?.determiner !== 'the'

// Heads that count people at large. Matches "people", "11". Not: "clerk".
const GENERAL =
  /^(?:people|persons|others|victims|dead|deaths|civilians|passengers|residents|fatalities|injured|wounded|hurt|missing|casualties|lives|bodies|total|\d.*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds)$/

const isGeneral = (count: Count): boolean =>
  count.rule === 'count.toll' ||
  (count.people !== undefined &&
    (GENERAL.test(count.people.head) || count.people.quantity !== undefined) &&
    (count.max === null || count.max > 1))

const total = (counts: Count[]): number => counts.reduce((sum, count) => sum + count.min, 0)

/** A toll and the people it counts in one sentence are one. */
const distinct = (counts: Count[]): Count[] => {
  const toll = counts.findLast((count) => count.rule === 'count.toll')
  return toll ? [toll] : counts
}

const asCasualty = (count: Count): Ruled<Casualty> => ({
  kind: count.kind,
  min: count.min,
  max: count.max,
  qualifier: count.qualifier,
  ...(count.group && { group: count.group }),
  span: count.span,
  rule: count.rule,
})

const withParts = (settled: Ruled<Casualty>[], pages: Page[]): Ruled<Casualty>[] => {
  const parts: Ruled<Casualty>[] = []
  for (const page of pages) {
    for (const part of page.parts) {
      const kind = part.kind ?? nearestKind(page, part)
      const whole = settled.findIndex((c) => c.kind === kind)
      const toll = settled[whole]
      if (!kind || !toll || !fits(part, toll) || parts.some((p) => p.group === part.group && p.kind === kind)) continue
      const { min, max, qualifier, group, span, rule } = part
      parts.push({ kind, min, max, qualifier, group, subsetOf: whole, span, rule })
    }
  }
  return [...settled, ...parts]
}

/** A part is not larger than its whole, nor the whole itself. */
const fits = (part: Part, toll: Casualty): boolean =>
  (toll.max === null || part.min <= toll.max) && toll.span.start !== part.span.start

/** The count before it in the sentence governs a part. */
const nearestKind = (page: Page, part: Part): CasualtyKind | undefined =>
  page.counts.filter((count) => count.span.start < part.span.start).at(-1)?.kind ?? page.counts[0]?.kind
