import { instantOf } from './facts.ts'
import { areOneDay } from './named-days.ts'
import { isKey, SHINGLE_WORDS, type Sketch } from './sketch.ts'

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
/** Of the keys that two texts can share. A copy with every fifth word its own still has a fifth of the runs. */
const PROMISING = 1 / 8

/**
 * How much of the shorter text stands in the longer one, as the share of its words inside runs that both have, or null
 * where the two are two voices. Symmetric, and a function of the two alone.
 * @param shared  how many keys both have, where that is known
 */
export const copyOf = (a: DatedSketch, b: DatedSketch, shared = sharedKeys(a.sketch, b.sketch)): number | null => {
  if (!isPromising(a.sketch, b.sketch, shared)) return null
  const [short, long] =
    a.sketch.shingles.length <= b.sketch.shingles.length ? [a.sketch, b.sketch] : [b.sketch, a.sketch]
  if (long.shingles.length > short.shingles.length * LONGER) return null
  if (!isOneStory(instantOf(a.publishedAt), instantOf(b.publishedAt))) return null
  const share = coverage(short, long)
  if (share < CONTAINED || tellOfOtherDays(a, b)) return null
  // Of two texts of one length either may be the shorter.
  const least = short.shingles.length === long.shingles.length ? Math.min(share, coverage(long, short)) : share
  return least >= CONTAINED ? least : null
}

/** Part of what makes a copy, wherever the two were found: what shares so few keys is not looked at word by word. */
const isPromising = (a: Sketch, b: Sketch, shared: number): boolean => {
  const level = Math.max(a.level, b.level)
  return shared >= Math.max(1, PROMISING * Math.min(keysAt(a, level), keysAt(b, level)))
}

const sharedKeys = (a: Sketch, b: Sketch): number => {
  let shared = 0
  for (let [x, y] = [0, 0]; x < a.keys.length && y < b.keys.length; ) {
    const order = (a.keys[x] ?? 0) - (b.keys[y] ?? 0)
    if (order === 0) shared += 1
    if (order <= 0) x += 1
    if (order >= 0) y += 1
  }
  return shared
}

const keysAt = (sketch: Sketch, level: number): number => {
  if (level === sketch.level) return sketch.keys.length
  return sketch.keys.reduce((count, key) => count + Number(isKey(key, level)), 0)
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

/** The share of words of the one that stand in runs of the other; 0 as soon as it can be no copy. */
const coverage = (inner: Sketch, outer: Sketch): number => {
  const known = setOf(outer)
  const { shingles } = inner
  const words = shingles.length + SHINGLE_WORDS - 1
  const mostMissed = words * (1 - CONTAINED)
  let missed = 0
  let until = 0
  for (let at = 0; at < shingles.length; at += 1) {
    if (known.has(shingles[at] ?? 0)) until = at + SHINGLE_WORDS
    else if (at >= until) {
      missed += 1
      if (missed > mostMissed) return 0
    }
  }
  const end = Math.max(until, shingles.length)
  return (end - missed) / words
}

const setOf = (sketch: Sketch): Set<number> => {
  const known = sets.get(sketch) ?? new Set(sketch.shingles)
  sets.set(sketch, known)
  return known
}

const sets = new WeakMap<Sketch, Set<number>>()
