import type { Casualty, CasualtyKind } from '@blotter/events'
import { casualtyKinds } from '@blotter/events'
import type { Count } from './casualty-reader.ts'
import type { Part } from './subsets.ts'

/** What each sentence of a claim states, in reading order. */
export type Page = { counts: Count[]; parts: Part[] }

/**
 * One list of casualties from all sentences of a claim. Of each kind the first sentence that gives a count of people at
 * large holds; single people told of one by one add up when none does. Parts keep the index of the toll they belong to.
 */
export const settle = (pages: Page[]): Casualty[] => {
  const settled: Casualty[] = []
  for (const kind of casualtyKinds) settled.push(...ofKind(pages, kind).map(asCasualty))
  return withParts(settled, pages)
}

const GENERAL =
  /^(?:people|persons|others|victims|dead|deaths|civilians|passengers|residents|fatalities|injured|wounded|hurt|missing|casualties|lives|bodies|total|\d.*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds)$/

const ofKind = (pages: Page[], kind: CasualtyKind): Count[] => {
  const bySentence = pages
    .map((page) => page.counts.filter((count) => count.kind === kind))
    .filter((list) => list.length > 0)
  if (bySentence.length === 0) return []
  const general = bySentence.find((list) => list.some((count) => isGeneral(count)))
  const first = bySentence[0] ?? []
  if (general && total(general) >= total(first)) return distinct(general)
  const largest = bySentence.reduce((a, b) => (total(b) > total(a) ? b : a))
  const singles = bySentence.flat().filter((count) => count.min === 1 && count.max === 1)
  if (total(largest) > 1) return distinct(largest)
  return differentPeople(singles.length > 0 ? singles : largest)
}

const isGeneral = (count: Count): boolean =>
  count.rule === 'count.toll' ||
  (count.people !== undefined &&
    (GENERAL.test(count.people.head) || count.people.quantity !== undefined) &&
    (count.min > 1 || count.max === null))

const total = (counts: Count[]): number => counts.reduce((sum, count) => sum + count.min, 0)

/** A toll and the people it counts in one sentence are one. */
const distinct = (counts: Count[]): Count[] => {
  const toll = counts.findLast((count) => count.rule === 'count.toll')
  return toll ? [toll] : counts
}

/** Singles whose nouns cannot mean one person: a boy and a girl, a policeman and a driver, "another man". */
const differentPeople = (counts: Count[]): Count[] => {
  const kept: Count[] = []
  for (const count of counts)
    if (kept.length === 0 || (count.further && !kept.some((k) => k.span.start === count.span.start))) kept.push(count)
  const first = counts[0]
  // Several in one sentence were counted there as several.
  const together = first
    ? counts.filter((count) => count.span.start - first.span.start < 200 && sameSentence(count, first))
    : []
  return together.length > kept.length ? together : kept
}

const sameSentence = (a: Count, b: Count): boolean =>
  a.people !== undefined && b.people !== undefined && a.rule === b.rule && Math.abs(a.span.start - b.span.end) < 60

const asCasualty = (count: Count): Casualty => ({
  kind: count.kind,
  min: count.min,
  max: count.max,
  qualifier: count.qualifier,
  ...(count.group && { group: count.group }),
  span: count.span,
})

const withParts = (settled: Casualty[], pages: Page[]): Casualty[] => {
  const parts: Casualty[] = []
  for (const page of pages) {
    for (const part of page.parts) {
      const kind = part.kind ?? nearestKind(page, part)
      const whole = settled.findIndex((c) => c.kind === kind)
      const toll = settled[whole]
      if (
        !kind ||
        !toll ||
        (toll.max !== null && part.min > toll.max) ||
        parts.some((p) => p.group === part.group && p.kind === kind)
      )
        continue
      if (toll.span.start === part.span.start) continue
      parts.push({
        kind,
        min: part.min,
        max: part.max,
        qualifier: part.qualifier,
        group: part.group,
        subsetOf: whole,
        span: part.span,
      })
    }
  }
  return [...settled, ...parts]
}

/** The count before it in the sentence governs a part. */
const nearestKind = (page: Page, part: Part): CasualtyKind | undefined =>
  page.counts.filter((count) => count.span.start < part.span.start).at(-1)?.kind ?? page.counts[0]?.kind
