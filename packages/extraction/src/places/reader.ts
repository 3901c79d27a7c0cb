import type { Span } from '@blotter/events'
import type { Cues } from './cues.ts'
import { readCues } from './cues.ts'
import { gatherEvidence } from './evidence.ts'
import type { Gazetteer } from './gazetteer.ts'
import { findNames, type NameMatch } from './names.ts'
import type { Place, PlaceMention } from './place.ts'
import { isInside, rankPlaces } from './ranking.ts'
import { readTokens, type Token } from './tokens.ts'

/** `country` is where the feed is from (ISO 3166-1), a weak hint; `sentences` are spans of `text`. */
export type PlaceInput = { text: string; title?: string; sentences: Span[]; country?: string; gazetteer: Gazetteer }

/**
 * The places and peoples a text names, in text order, none overlapping, each with its candidates best first.
 * Spans are UTF-16 code units of `text`; the title only lends evidence.
 */
export const readPlaces = ({ text, title = '', sentences, country, gazetteer }: PlaceInput): PlaceMention[] => {
  const tokens = readTokens(text, sentences)
  const names = findNames(tokens, gazetteer)
  const titleNames = title ? findNames(readTokens(title, []), gazetteer) : []
  const read = names.map((match) => ({
    match,
    cues: readCues(tokens, match),
    container: undefined as NameMatch | undefined,
  }))
  for (const [i, entry] of read.entries()) entry.container = containerOf(tokens, entry.match, names[i + 1])
  const evidence = gatherEvidence(
    [
      ...titleNames.map((match) => ({ match, source: false, titled: true })),
      ...read.map(({ match, cues }) => ({ match, source: cues.cue === 'source', titled: false })),
    ],
    country,
  )
  const settle = (settled: Place[]): Place[][] =>
    read.map(({ match, cues, container }) =>
      rankPlaces(match.places, { cues, evidence, containers: container?.places ?? [], settled }),
    )
  const first = settle([])
  const second = settle(first.flatMap((ranked) => ranked[0] ?? []))
  return read.map((entry, i) => mention({ ...entry, tokens, text, ranked: second[i] ?? [] }))
}

type Entry = {
  match: NameMatch
  cues: Cues
  container: NameMatch | undefined
  tokens: readonly Token[]
  text: string
  ranked: Place[]
}

const mention = ({ match, cues, container, tokens, text, ranked }: Entry): PlaceMention => {
  const span = { start: tokens[match.first]?.start ?? 0, end: tokens[match.last - 1]?.end ?? 0 }
  const best = ranked[0]
  const contained = container && best && container.places.some((c) => isInside(best, c))
  const cue = match.demonym
    ? cues.cue === 'source'
      ? 'source'
      : 'demonym'
    : contained && cues.cue !== 'source' && cues.cue !== 'direction'
      ? 'containment'
      : cues.cue
  const place = best ? (cues.near && best.kind !== 'country' ? { ...best, precision: 'near' as const } : best) : null
  return { span, name: text.slice(span.start, span.end), candidates: ranked.slice(0, 10), place, cue }
}

/** "X, Y", "X in Y", "X (Y)": the next name when it follows so, and can contain this one. */
const containerOf = (
  tokens: readonly Token[],
  match: NameMatch,
  next: NameMatch | undefined,
): NameMatch | undefined => {
  if (!next || next.demonym || match.demonym) return undefined
  const between = next.first - match.last
  const gap = tokens[next.first]?.gap
  const joined = between === 0 && (gap === 'comma' || gap === 'bracket')
  const within = between > 0 && between <= 3 && LINKS.has(tokens[match.last]?.fold ?? '')
  if (!joined && !within) return undefined
  return match.places.some((p) => next.places.some((c) => isInside(p, c))) ? next : undefined
}

const LINKS = new Set(['in', 'province', 'district', 'department', 'city', 'town', 'village', 'county'])
