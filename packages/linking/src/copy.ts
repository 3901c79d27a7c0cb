import { instantOf } from './facts.ts'
import { areOneDay } from './named-days.ts'
import { SHINGLE_WORDS, type Sketch } from './sketch.ts'

/** A text with its time, ISO 8601 or null. */
export type DatedSketch = { sketch: Sketch; publishedAt: string | null }

/** claims.md: what two texts share has to be 0.6 of the shorter one. */
const CONTAINED = 0.6
/** A round-up that holds a whole story among others is no copy of it. */
const LONGER = 3
/** A template that comes back next week is no copy: the 72 hours of a story. */
export const STORY_DAYS = 3
const DAY_MS = 86_400_000
const STORY_MS = STORY_DAYS * DAY_MS

/**
 * How much of the shorter text stands in the longer one, as the share of its words inside runs that both have, or null
 * where the two are two voices. Symmetric, and a function of the two alone.
 */
export const copyOf = (a: DatedSketch, b: DatedSketch): number | null => {
  if (!isOneStory(instantOf(a.publishedAt), instantOf(b.publishedAt)) || tellOfOtherDays(a, b)) return null
  const [short, long] =
    a.sketch.shingles.length <= b.sketch.shingles.length ? [a.sketch, b.sketch] : [b.sketch, a.sketch]
  if (long.shingles.length > short.shingles.length * LONGER) return null
  const share = coverage(short, long)
  // Of two texts of one length either may be the shorter.
  const least = short.shingles.length === long.shingles.length ? Math.min(share, coverage(long, short)) : share
  return least >= CONTAINED ? least : null
}

/** The day since 1970 under which an index keeps a text; null: its time is unknown, and it can be a copy of any. */
export const copyDay = (publishedAt: string | null): number | null => {
  const at = instantOf(publishedAt)
  return Number.isFinite(at) ? Math.floor(at / DAY_MS) : null
}

/** An unknown time (-Infinity) rules nothing out. */
const isOneStory = (a: number, b: number): boolean =>
  !Number.isFinite(a) || !Number.isFinite(b) || Math.abs(a - b) <= STORY_MS

/** Both name days, and none of them can be one: the same words about another day. */
const tellOfOtherDays = (a: DatedSketch, b: DatedSketch): boolean => {
  if (a.sketch.days.length === 0 || b.sketch.days.length === 0) return false
  const near = Number.isFinite(instantOf(a.publishedAt)) ? instantOf(a.publishedAt) : instantOf(b.publishedAt)
  return !a.sketch.days.some((day) => b.sketch.days.some((other) => areOneDay(day, other, near)))
}

const coverage = (inner: Sketch, outer: Sketch): number => {
  const known = setOf(outer)
  const { shingles } = inner
  let covered = 0
  let until = 0
  for (let at = 0; at < shingles.length; at += 1) {
    if (!known.has(shingles[at] ?? 0)) continue
    covered += at + SHINGLE_WORDS - Math.max(at, until)
    until = at + SHINGLE_WORDS
  }
  return covered / (shingles.length + SHINGLE_WORDS - 1)
}

const setOf = (sketch: Sketch): Set<number> => {
  const known = sets.get(sketch) ?? new Set(sketch.shingles)
  sets.set(sketch, known)
  return known
}

const sets = new WeakMap<Sketch, Set<number>>()
