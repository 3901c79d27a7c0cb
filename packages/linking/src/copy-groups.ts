import { instantOf } from './facts.ts'
import { byCodeUnit } from './incident-id.ts'

/** `text` in plain words, `publishedAt` ISO 8601 or null. */
export type CopyCandidate = { id: string; text: string; publishedAt: string | null }

/** claims.md: shingle containment of at least 0.6 makes two articles one voice. */
const CONTAINED = 0.6
const SHINGLE_WORDS = 5
/** One shingle in four is compared: the estimate stays good, at a quarter of the cost. */
const SAMPLE = 4
/** Fewer compared shingles than this are too few to tell; about forty words. */
const FEWEST = 8
/** Characters of a text that are read; wire stories are far shorter. */
const LONGEST = 40_000
/** A template that comes back next week is no copy: the 72 hours of a story. */
const STORY_MS = 72 * 3_600_000

// Matches "Zürich" and "17"; must not match ", ".
const WORD = /[\p{L}\p{N}]+/gu

/**
 * The near copies among articles: article id → id of its group (the smallest article id in it). Articles that stand
 * alone are absent. In order of id each article joins the group whose first member it shares most shingles with, so
 * the answer depends on the set alone; cost grows with shared words, not with pairs.
 */
export const copyGroupsOf = (articles: readonly CopyCandidate[]): Map<string, string> => {
  const leaders: Leader[] = []
  const holders = new Map<number, number[]>()
  const groups = new Map<string, string>()
  for (const { id, text, publishedAt } of [...articles].sort(byIdThenText)) {
    const shingles = shinglesOf(text)
    if (shingles.size < FEWEST) continue
    const article: Leader = { id, shingles, at: instantOf(publishedAt) }
    const leader = closest(article, leaders, holders)
    if (leader === null) {
      for (const shingle of shingles) holders.set(shingle, [...(holders.get(shingle) ?? []), leaders.length])
      leaders.push(article)
    } else groups.set(leader.id, leader.id).set(id, leader.id)
  }
  return groups
}

type Leader = { id: string; shingles: Set<number>; at: number }

const closest = (
  article: Leader,
  leaders: readonly Leader[],
  holders: ReadonlyMap<number, number[]>,
): Leader | null => {
  const shared = new Map<number, number>()
  for (const shingle of article.shingles) {
    for (const index of holders.get(shingle) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1)
  }
  let found: { leader: Leader; containment: number } | null = null
  for (const [index, count] of [...shared].sort(([a], [b]) => a - b)) {
    const leader = leaders[index]
    if (leader === undefined || !isOneStory(leader.at, article.at)) continue
    const containment = count / Math.min(leader.shingles.size, article.shingles.size)
    if (containment >= CONTAINED && containment > (found?.containment ?? 0)) found = { leader, containment }
  }
  return found?.leader ?? null
}

/** An unknown time (-Infinity) rules nothing out. */
const isOneStory = (a: number, b: number): boolean =>
  !Number.isFinite(a) || !Number.isFinite(b) || Math.abs(a - b) <= STORY_MS

const shinglesOf = (text: string): Set<number> => {
  const words = (text.slice(0, LONGEST).toLowerCase().match(WORD) ?? []).map(hash)
  const shingles = new Set<number>()
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) {
    const shingle = words.slice(at, at + SHINGLE_WORDS).reduce(mix, 0)
    if (shingle % SAMPLE === 0) shingles.add(shingle)
  }
  return shingles
}

/** FNV-1a over code units, 32 bits. */
const hash = (word: string): number => {
  let value = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Finaliser of MurmurHash3, so that every bit of a word moves every bit of its shingle. */
const mix = (state: number, word: number): number => {
  let value = Math.imul(state, 31) ^ word
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

const byIdThenText = (a: CopyCandidate, b: CopyCandidate): number =>
  byCodeUnit(a.id, b.id) || byCodeUnit(a.text, b.text)
