import type { Span } from '@blotter/events'
import { type Element, isTag } from 'domhandler'
import type { LinkedData } from './json-ld.ts'
import { plain } from './line.ts'
import { headlinesOf, statedUpdates } from './live-updates.ts'
import { moment } from './metadata/moment.ts'
import type { RuleSet } from './rules/rule-set.ts'
import type { Story } from './story.ts'
import type { Survey } from './survey.ts'

/** An entry of a live page: where it stands in the clean text, and when it was written (ISO 8601) where the page says so. */
export type LiveEntry = { span: Span; publishedAt?: string }

/** Fewer dated elements of one kind are no live page by themselves. */
const FEW = 3

/** `Ridge fire: live updates`, `/live/2026/…`, `Liveticker` match, `Live music returns` does not. */
const SAYS_LIVE =
  /\blive[- ]?(?:updates?|blog|ticker|coverage|feed)\b|\bas it happened\b|[:|–-] live\b|\bnewsblog\b|\ben direct\b|\ben (?:vivo|directo)\b|minuto a minuto|\bao vivo\b|\bin diretta\b|\bdirekte\b|\/(?:live|ticker)(?:[-/]|$)/i

/** Whether a page is a live one: it says so in JSON-LD, or in its title or address and has several dated elements. */
export const isLive = (survey: Survey, data: LinkedData, url: string): boolean =>
  data.types.has('LiveBlogPosting') ||
  ((SAYS_LIVE.test(survey.title) || SAYS_LIVE.test(url)) && groupsOf(survey, () => true).length >= FEW)

/** `14:02 UTC`, `4 min ago`, `vor 12 Minuten`, `9.15 Uhr`, `25 Nov, 14:02` match, `At 14:02 the siren went.` does not. */
const CLOCK_LINE =
  /^(?:[\p{L}\d.,/-]{1,12}\s){0,4}\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[\p{L}.]{1,6}){0,2}$|^(?:vor|il y a|hace|há|for)?\s?\d{1,3}\s?(?:s|sec|m|min|h|hrs?|hours?|minut\p{L}{0,3}|sekunden?|stunden?|heures?|horas?|tage?n?|jours?|días?|days?|d)\.?(?:\s(?:ago|siden|fa|atrás))?$/iu

/**
 * Takes the chrome of a live page off its story: the clock lines of entries and the overview above them.
 * Changes nothing on a page whose entries are not told apart by its elements or its JSON-LD.
 */
export const withoutEntryChrome = (survey: Survey, told: Story, data: LinkedData, rules: RuleSet): Story => {
  const groups = groupsOf(survey, among(told.blocks))
  const textAt = (at: number): string => survey.blocks[at]?.text ?? ''
  const stated = statedUpdates(
    data,
    told.blocks.map((at) => textAt(at)),
  )
  if (groups.length < 2 && stated.length < 2) return told
  const first = groups.length < 2 ? (told.blocks[stated[0]?.first ?? 0] as number) : (groups[0] as Group).first
  const later = new Set(told.blocks.filter((at) => at >= first).map((at) => plain(textAt(at))))
  const ruleOf = (at: number, index: number): string | undefined => {
    const text = textAt(at)
    if (text.length < 40 && CLOCK_LINE.test(text))
      return rules.takes('time of an entry') ? 'time of an entry' : undefined
    if (at >= first || !rules.takes('overview of entries')) return undefined
    const next = told.blocks[index + 1] ?? at
    const bare = /^h[1-6]$/.test(survey.blocks[at]?.tag ?? '') && (next >= first || later.has(plain(textAt(next))))
    return bare || later.has(plain(text)) ? 'overview of entries' : undefined
  }
  const dropped = new Map(told.dropped)
  const blocks = told.blocks.filter((at, index) => {
    const rule = ruleOf(at, index)
    if (rule) dropped.set(at, rule)
    return !rule
  })
  const opening = headingOf(survey, told, { first, groups, headlines: headlinesOf(data) })
  if (opening !== undefined) {
    dropped.delete(opening)
    blocks.push(opening)
    blocks.sort((a, b) => a - b)
  }
  return { ...told, blocks, dropped }
}

type Opening = { first: number; groups: Group[]; headlines: string[] }

/** The first entry's heading, where it went as a label above the story. */
const headingOf = (
  survey: Survey,
  { dropped, blocks }: Story,
  { first, groups, headlines }: Opening,
): number | undefined => {
  const said = new Set(headlines.map(plain))
  const until = blocks.find((at) => at >= first && (survey.blocks[at]?.text.length ?? 0) >= 40) ?? first
  for (let at = until - 1; at >= 0 && at > until - 6; at--) {
    const block = survey.blocks[at]
    const rule = dropped.get(at)
    if (block && rule === undefined && /^h[1-6]$/.test(block.tag)) return undefined
    if (!block || rule === undefined || rule === 'title' || rule === 'date at the head') continue
    const inside = groups.length > 1 && at >= first && /^h[1-6]$/.test(block.tag)
    if (inside || said.has(plain(block.text))) return at
  }
  return undefined
}

/**
 * The entries of a live page in page order.
 * @param paragraphs  the clean text's, which a blank line parts
 * @param read        what they were read off, when it was elements
 */
export const liveEntries = (
  data: LinkedData,
  paragraphs: string[],
  read: { survey: Survey; story: Story } | undefined,
): LiveEntry[] => {
  const starts: number[] = []
  let length = 0
  for (const text of paragraphs) {
    starts.push(length)
    length += text.length + 2
  }
  const stated = statedUpdates(data, paragraphs)
  const marked = read ? markedUpdates(read.survey, read.story) : []
  const found = stated.length >= marked.length ? stated : marked
  return found.map(({ first, end, publishedAt }) => ({
    span: { start: starts[first] as number, end: (starts[end - 1] as number) + (paragraphs[end - 1] as string).length },
    ...(publishedAt ? { publishedAt } : {}),
  }))
}

/** Paragraphs `first … end` of an entry. */
export type Update = { first: number; end: number; publishedAt?: string }

const markedUpdates = (survey: Survey, { blocks }: Story): Update[] => {
  const groups = groupsOf(survey, among(blocks))
  if (groups.length < 2) return []
  return groups.flatMap(({ first, end, time }) => {
    const from = blocks.findIndex((at) => at >= first)
    const past = blocks.findIndex((at) => at >= end)
    const to = past < 0 ? blocks.length : past
    const publishedAt = moment(time)
    return from < 0 || to <= from ? [] : [{ first: from, end: to, ...(publishedAt ? { publishedAt } : {}) }]
  })
}

const among = (blocks: number[]): ((at: number) => boolean) => {
  const known = new Set(blocks)
  return (at) => known.has(at)
}

/** Blocks of an element that repeats with a time in each, and the time. */
type Group = { first: number; end: number; time: string }

/** Elements of one tag and class that each hold a `time` and some of the story, none in another; the commonest kind. */
const groupsOf = (survey: Survey, isStory: (block: number) => boolean): Group[] => {
  const regionOf = new Map(survey.regions.map((region) => [region.element, region]))
  const kinds = new Map<string, Map<Element, Group>>()
  const kindOf = kindReader()
  for (const { element } of survey.marks) {
    const time = element.attribs.datetime ?? (element.name === 'time' ? '' : element.attribs.content)
    if (!time) continue
    const seen = new Set<string>()
    for (const holder of ancestors(element).reverse()) {
      const region = regionOf.get(holder)
      const kind = kindOf(holder)
      if (!region || seen.has(kind)) continue
      seen.add(kind)
      const known = kinds.get(kind) ?? new Map<Element, Group>()
      kinds.set(kind, known)
      if (!known.has(holder)) known.set(holder, { first: region.first, end: region.end, time })
    }
  }
  let best: Group[] = []
  for (const groups of kinds.values()) {
    const held = [...groups.values()].filter(({ first, end }) => {
      for (let at = first; at < end; at++) if (isStory(at) && (survey.blocks[at]?.text.length ?? 0) >= 40) return true
      return false
    })
    if (held.length > best.length) best = held
  }
  return best
    .sort((a, b) => a.first - b.first)
    .filter(({ first }, at, all) => at === 0 || first >= (all[at - 1]?.end ?? 0))
}

/** Tag and class of an element; of one without a class its tag and its parent, as only neighbours are alike then. */
const kindReader = (): ((element: Element) => string) => {
  const parents = new Map<unknown, number>()
  return ({ name, attribs, parent }) => {
    if (attribs.class) return `${name} ${attribs.class}`
    if (!parents.has(parent)) parents.set(parent, parents.size)
    return `${name}#${parents.get(parent)}`
  }
}

/** Nesting of an entry's time below what holds the entry. */
const DEPTH = 12

const ancestors = (element: Element): Element[] => {
  const found: Element[] = []
  for (let at = element.parent; at !== null && isTag(at) && found.length < DEPTH; at = at.parent) found.push(at)
  return found
}
