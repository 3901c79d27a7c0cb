import type { LinkableClaim } from '@blotter/events'
import { byCodeUnit } from './incident-id.ts'
import { weightOf } from './source-weight.ts'

/** Who says something: a text, near copies being one, that came by a feed, or by none that is known. */
export type Speaker = { text: string; feed: string | null; weight: number }

export const speakerOf = (source: LinkableClaim): Speaker => ({
  text: source.copyGroup ?? source.articleId,
  feed: source.feed ?? null,
  weight: weightOf(source),
})

/**
 * The weights of the independent voices among speakers, the heaviest first. A voice has a text and a feed of its own: a
 * feed with four stories is one, and so are four feeds with one story; an article of no known feed stands for itself.
 * As many as there can be at once, of those the heaviest (a maximum matching of feeds to texts, feed by feed).
 */
export const voicesOf = (speakers: readonly Speaker[]): number[] => {
  const takers = new Map<string, Source>()
  return sourcesOf(speakers).flatMap((source) => (findText(source, takers, new Set()) ? [source.weight] : []))
}

type Source = { name: string; weight: number; texts: Set<string> }

const sourcesOf = (speakers: readonly Speaker[]): Source[] => {
  const sources = new Map<string, Source>()
  for (const { text, feed, weight } of speakers) {
    const name = feed === null ? `text ${text}` : `feed ${feed}`
    const { texts = new Set<string>(), weight: before = 0 } = sources.get(name) ?? {}
    sources.set(name, { name, weight: Math.max(before, weight), texts: texts.add(text) })
  }
  return [...sources.values()].sort((a, b) => b.weight - a.weight || byCodeUnit(a.name, b.name))
}

/** Gives a source a text, if need be one whose taker can have another. */
const findText = (source: Source, takers: Map<string, Source>, tried: Set<string>): boolean => {
  for (const text of source.texts) {
    if (tried.has(text)) continue
    tried.add(text)
    const taker = takers.get(text)
    if (taker !== undefined && !findText(taker, takers, tried)) continue
    takers.set(text, source)
    return true
  }
  return false
}
