import type { Span } from '@blotter/events'
import type { Gazetteer } from '../../places/gazetteer.ts'
import type { Place, PlaceCue, PlaceMention } from '../../places/place.ts'
import { readDateline } from '../dates/dateline.ts'
import { findContainers } from './containment.ts'
import { type Cues, isLocative, readCues } from './cues.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { findNames, type NameMatch } from './names.ts'
import { readPeople } from './people.ts'
import { judgeNames } from './plausibility.ts'
import { isInside, rankPlaces, type Settled } from './ranking.ts'
import { SEATS } from './seats.ts'
import { readTokens, type Token } from './tokens.ts'

/**
 * `country` is where the feed is from (ISO 3166-1), a weak hint; `sentences` are spans of `text`; of its names the first
 * are read, until there are `most` of them or of what they may stand for.
 */
export type PlaceInput = {
  text: string
  title?: string
  sentences: Span[]
  country?: string
  gazetteer: Gazetteer
  most?: Most
}

type Most = { names: number; candidates: number }

/**
 * The places and peoples a text names, in text order, none overlapping, each with its candidates best first. A region
 * of no country ("Africa") is a mention without a place. Spans are UTF-16 code units of `text`; the title only lends
 * evidence.
 */
export const readPlaces = ({ text, title = '', sentences, country, gazetteer, most }: PlaceInput): PlaceMention[] => {
  const tokens = readTokens(text, sentences)
  const names = readNames({ text, gazetteer, ...(most !== undefined && { most }) }, tokens)
  const titled = title ? readTitle(readTokens(title, []), gazetteer) : []
  const witnesses = [
    ...titled.map(({ match }) => ({ match, source: false, titled: true, dateline: false })),
    ...names.map(({ match, cues }) => ({
      match,
      source: cues.cue === 'source',
      titled: false,
      dateline: cues.cue === 'dateline' && !SEATS.has(match.key),
    })),
  ]
  const evidence = gatherEvidence(witnesses, country)
  const ranked = settle(names, titled, evidence)
  const kept = names.map((name, i) => ({ ...name, ranked: ranked[i] ?? [] })).filter((n) => n.ranked.length > 0)
  const judged = kept.map((n) => ({ ...n, best: n.ranked[0] as Place, contained: isContained(n, n.ranked[0]) }))
  const verdicts = judgeNames(judged, { people: readPeople(tokens, gazetteer), evidence })
  const nowhere = names.filter((n) => n.match.places.length === 0).map((n) => mention(n, [], text, tokens))
  const found = judged.filter((_, i) => verdicts[i]).map((n) => mention(n, n.ranked, text, tokens))
  return [...found, ...nowhere].sort((a, b) => a.span.start - b.span.start)
}

type Named = {
  match: NameMatch
  cues: Cues
  container: NameMatch | undefined
  content: NameMatch | undefined
  anchored: boolean
  shouted: boolean
}

/** The names with their cues; inside a dateline only the place of it counts, not the agency's name. */
const readNames = (
  { text, gazetteer, most }: Pick<PlaceInput, 'text' | 'gazetteer' | 'most'>,
  tokens: readonly Token[],
): Named[] => {
  const dateline = readDateline(text)
  const [head, placeEnd] = [dateline?.span.end ?? 0, (dateline?.span.start ?? 0) + (dateline?.place?.length ?? 0) + 2]
  const startOf = (match: NameMatch): number => tokens[match.first]?.start ?? 0
  // "RENO, Nev." is written like initials there.
  const read = tokens.map((token, i) =>
    token.start < placeEnd && token.end < head
      ? isPostalCode(token, tokens[i + 1])
        ? { ...token, acronym: true, shouted: false }
        : { ...token, acronym: false }
      : token,
  )
  const names = upTo(most, findNames(read, gazetteer)).filter((m) => startOf(m) >= head || startOf(m) < placeEnd)
  return withNeighbours(read, names, head)
}

/** "WAYNE COUNTY, MO (AP)": a state at the end of a dateline. */
const isPostalCode = ({ fold, gap }: Token, next: Token | undefined): boolean =>
  fold.length === 2 && gap === 'comma' && next !== undefined && next.gap !== 'space' && next.gap !== 'comma'

const readTitle = (tokens: readonly Token[], gazetteer: Gazetteer): Named[] =>
  withNeighbours(tokens, findNames(tokens, gazetteer), 0)

/** Names with their cues and what the words around put around them; those that begin before `head` are the dateline's. */
const withNeighbours = (tokens: readonly Token[], names: NameMatch[], head: number): Named[] => {
  const startOf = (match: NameMatch): number => tokens[match.first]?.start ?? 0
  const containers = findContainers(tokens, names)
  const contents = new Map<NameMatch, NameMatch>()
  for (const [i, container] of containers.entries()) {
    const match = names[i]
    if (container && match && !contents.has(container)) contents.set(container, match)
  }
  return names.map((match, i) => {
    const read = readCues(tokens, match)
    const cues = startOf(match) < head && !match.demonym ? { ...read, cue: 'dateline' as const } : read
    const content = contents.get(match)
    const shouted = tokens[match.first]?.shouted ?? false
    const anchored = isLocative(tokens, match)
    return { match, cues, container: containers[i], content, anchored, shouted }
  })
}

const upTo = (most: Most | undefined, names: NameMatch[]): NameMatch[] => {
  if (!most) return names
  let [read, candidates] = [0, 0]
  for (const { places } of names) {
    candidates += places.length
    if (read === most.names || candidates > most.candidates) break
    read++
  }
  return names.slice(0, read)
}

/** Twice over all names: the second time each knows what its neighbours and namesakes were taken for. */
const settle = (names: readonly Named[], titled: readonly Named[], evidence: Evidence): Place[][] => {
  const known = new Map<string, Place>()
  const rank = (settled: readonly Settled[], of = names): Place[][] =>
    of.map(({ match, cues, container, content }) =>
      rankPlaces(match.places, {
        key: match.key,
        cues,
        evidence,
        containers: container?.places ?? [],
        contents: content?.places ?? [],
        known: container ? undefined : known.get(match.key),
        settled,
      }),
    )
  const first = rank([])
  const settled = new Map<string, Settled>()
  for (const [i, name] of names.entries()) {
    const best = first[i]?.[0]
    if (!best) continue
    if (isContained(name, best) && !known.has(name.match.key)) known.set(name.match.key, best)
    const { key } = name.match
    if (best.kind !== 'country' && best.population > 2_000) settled.set(key, { key, place: best })
  }
  // A town of the headline tells which county of a name the text means.
  for (const [i, best] of rank([], titled)
    .map(([first]) => first)
    .entries()) {
    const key = titled[i]?.match.key
    if (best && key && best.kind === 'city' && best.population > TITLE_TOWN && !settled.has(key))
      settled.set(key, { key, place: best })
  }
  return rank([...settled.values()].slice(0, MOST_SETTLED))
}

/** Smaller ones are as likely a surname or a word of the headline. */
const TITLE_TOWN = 20_000

/** A list of a hundred towns must not make every name wait for all of them. */
const MOST_SETTLED = 40

const isContained = ({ container }: Named, place: Place | undefined): boolean =>
  place !== undefined && (container?.places.some((c) => isInside(place, c)) ?? false)

const mention = (name: Named, ranked: Place[], text: string, tokens: readonly Token[]): PlaceMention => {
  const { match, cues } = name
  const span = { start: tokens[match.first]?.start ?? 0, end: tokens[match.last - 1]?.end ?? 0 }
  const best = ranked[0] ?? null
  const place = best && cues.near && best.kind !== 'country' ? { ...best, precision: 'near' as const } : best
  const cue = cueOf(name, best ?? undefined)
  return { span, name: text.slice(span.start, span.end), candidates: ranked.slice(0, MOST_CANDIDATES), place, cue }
}

const MOST_CANDIDATES = 10

const cueOf = (name: Named, best: Place | undefined): PlaceCue => {
  const { cue } = name.cues
  if (cue === 'source' || cue === 'direction' || cue === 'dateline') return cue
  if (name.match.demonym) return 'demonym'
  return isContained(name, best) ? 'containment' : cue
}
