import type { Casualty, CasualtyGroup, CasualtyKind, Claim } from '@blotter/events'

/**
 * How many people one claim counts for one kind. `min` and `max` (Infinity: open) are as written; `low` and `high`
 * are what the words can still mean: "about 300" a quarter to either side, "dozens" from half of it.
 */
export type ClaimCount = { min: number; max: number; low: number; high: number; exact: boolean }

/**
 * The counts of a claim by kind. Entries of a kind add up ("a policeman and two others"); a part of another entry of
 * the same kind ("among them a child") adds nothing.
 */
export const countsOf = (claim: Claim): Map<CasualtyKind, ClaimCount> => {
  const counts = new Map<CasualtyKind, ClaimCount>()
  claim.casualties.forEach((casualty, index) => {
    if (isPart(claim.casualties, index)) return
    const before = counts.get(casualty.kind)
    counts.set(casualty.kind, before === undefined ? countOf(casualty) : sum(before, countOf(casualty)))
  })
  return counts
}

/** The parts of one kind's count by group; parts of a group add up as entries of a kind do. */
export const partsOf = (claim: Claim, kind: CasualtyKind): Map<CasualtyGroup, ClaimCount> => {
  const parts = new Map<CasualtyGroup, ClaimCount>()
  claim.casualties.forEach((casualty, index) => {
    const { group } = casualty
    if (casualty.kind !== kind || group === undefined || !isPart(claim.casualties, index)) return
    const before = parts.get(group)
    parts.set(group, before === undefined ? countOf(casualty) : sum(before, countOf(casualty)))
  })
  return parts
}

/** The groups that everybody killed is counted under ("two soldiers"); none where some are just people. */
export const killedGroups = ({ casualties }: Claim): Set<CasualtyGroup> => {
  const whole = casualties.filter(({ kind }, index) => kind === 'killed' && !isPart(casualties, index))
  const groups = whole.flatMap(({ group }) => group ?? [])
  return new Set(groups.length === whole.length ? groups : [])
}

/** The single figure that stands for a count: its floor, or its ceiling where it has none ("up to ten"). */
export const figureOf = ({ min, max }: ClaimCount): number =>
  min === 0 && max !== Number.POSITIVE_INFINITY ? max : min

const isPart = (casualties: readonly Casualty[], index: number): boolean => {
  const whole = casualties[index]?.subsetOf
  return whole !== undefined && whole !== index && casualties[whole]?.kind === casualties[index]?.kind
}

const countOf = ({ min, max, qualifier }: Casualty): ClaimCount => {
  const top = max === null ? Number.POSITIVE_INFINITY : Math.max(min, max)
  const exact = qualifier === 'exact' && top === min
  if (qualifier === 'about')
    return { min, max: top, low: Math.floor(min * 0.75), high: whole(Math.ceil(top * 1.25)), exact }
  if (qualifier === 'vague') return { min, max: top, low: Math.floor(min / 2), high: top, exact }
  return { min, max: top, low: min, high: top, exact }
}

const sum = (a: ClaimCount, b: ClaimCount): ClaimCount => ({
  min: whole(a.min + b.min),
  max: whole(a.max + b.max),
  low: whole(a.low + b.low),
  high: whole(a.high + b.high),
  exact: a.exact && b.exact,
})

/** No more than can be counted one by one: what is written as a number of people may be any number. */
const whole = (count: number): number =>
  count === Number.POSITIVE_INFINITY ? count : Math.min(count, Number.MAX_SAFE_INTEGER)
