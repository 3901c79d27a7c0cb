import { between, endsLikeSentence } from './prose.ts'
import type { RuleSet } from './rules/rule-set.ts'
import type { Block, Region, Survey } from './survey.ts'

/** Where the story stands: one region, or neighbours of one kind when the body is split. */
export type Root = { regions: number[]; found: string }

type Named = { found: string; test: (region: Region) => boolean }

/** `article-body`, `storybody`, `entry-content` match, `body-class` does not. */
const BODY_NAME =
  /\b(?:article|story|post|entry|news|blog|page|single|content|main|rich)-?(?:inner-?|main-?|full-?)?(?:body|content|text|copy|txt|paragraphs?)\b|\bbody-?(?:copy|content|text|main)\b|\bartikel-?(?:text|body|inhalt)|\bcuerpo|\bcorps\b|\btext-?body|\brichtext\b|\bprose\b/

const NAMED: Named[] = [
  { found: 'itemprop', test: ({ element }) => /articleBody/i.test(element?.attribs.itemprop ?? '') },
  { found: 'body name', test: ({ tag, names }) => names !== '' && tag !== 'p' && BODY_NAME.test(names) },
  { found: 'article', test: ({ tag }) => tag === 'article' },
  { found: 'main', test: ({ tag, element }) => tag === 'main' || element?.attribs.role === 'main' },
]

type Search = {
  /** Running sums of prose outside chrome. */
  prose: Float64Array
  /** Index of the block that says the page's title, -1 when none does. */
  heading: number
  rules: RuleSet
}

/** Candidates for the story's place, best first. */
export const roots = (survey: Survey, search: Search): Root[] => {
  const { prose, rules } = search
  const dense = densest(survey, prose)
  const most = between(prose, survey.regions[dense] as Region)
  const found: Root[] = []
  for (const { found: how, test } of rules.takes('a body by its name') ? NAMED : []) {
    const first = firstOf(survey, { ...search, test })
    if (first === undefined) continue
    const joined = rules.takes('a body in parts') ? withNeighbours(survey, first.index) : [first.index]
    const held = joined.reduce((sum, index) => sum + between(prose, survey.regions[index] as Region), 0)
    const bar = first.anchored ? 0 : most * (joined.length > 1 ? 0.8 : 0.55)
    if (held >= Math.max(200, bar)) found.push({ regions: joined, found: how })
    // The next candidates would hold the other article as well, and be longer for it.
    if (first.anchored) return found
  }
  found.push({ regions: [dense], found: 'density' })
  return found
}

/** Goes down from the page to the smallest region that still holds four fifths of its parent's prose. */
const densest = (survey: Survey, prose: Float64Array): number => {
  let at = 0
  for (let index = 1; index < survey.regions.length; index++) {
    const region = survey.regions[index] as Region
    const parent = survey.regions[at] as Region
    if (region.first >= parent.end) break
    if (region.parent !== at || between(prose, region) < 0.8 * between(prose, parent) || region.tag === 'p') continue
    if (!isOneOfShort(survey, region, parent)) at = index
  }
  return at
}

/** Whether a region is but one line beside other sentences, too short to count as prose: those of a notice in `div`s. */
const isOneOfShort = (survey: Survey, region: Region, parent: Region): boolean => {
  if (region.end - region.first !== 1 || parent.end - parent.first > NOTICE) return false
  for (let at = parent.first; at < parent.end; at++) {
    const { text, linked } = survey.blocks[at] as Block
    if (at !== region.first && linked === 0 && text.length > 30 && endsLikeSentence(text)) return true
  }
  return false
}

/** More lines than a notice has. */
const NOTICE = 40

type Kind = Search & { test: Named['test'] }

/** So much prose below the title makes an article of its own, however much longer the next one on the page is. */
const OWN = 400
/** Of a few articles one holds this share of the prose; where none does, they are the entries of one list. */
const LARGE = 0.3

/**
 * The region of a kind that holds the story: the first with at least half as much prose as the richest, or the one
 * below the title when the richest stands in another article, as pages that scroll on append further stories. Of
 * nested ones the innermost that holds nearly as much.
 */
const firstOf = (
  survey: Survey,
  { prose, heading, rules, test }: Kind,
): { index: number; anchored: boolean } | undefined => {
  const held = (region: Region): number => between(prose, region)
  const named: Entry[] = []
  survey.regions.forEach((region, index) => {
    if (held(region) > 0 && test(region)) named.push([index, region])
  })
  const most = named.reduce((richest, [, region]) => Math.max(richest, held(region)), 0)
  const richest = named.find(([, region]) => held(region) === most)
  let best = named.find(([, region]) => held(region) >= most * 0.5)
  if (!best || !richest) return undefined
  const below = named.find(([, region]) => region.end > heading && held(region) >= Math.max(OWN, most / 5))
  const large = most >= LARGE * between(prose, survey.regions[0] as Region)
  const anchored =
    rules.takes('one of several articles') &&
    large &&
    heading >= 0 &&
    below !== undefined &&
    apart(survey, below, richest)
  if (anchored) best = below
  for (const entry of named) if (isWithin(entry[1], best[1]) && held(entry[1]) >= held(best[1]) * 0.9) best = entry
  return { index: best[0], anchored }
}

type Entry = [index: number, region: Region]

/** Whether one stands before the other, each in an article of its own. */
const apart = (survey: Survey, [i, one]: Entry, [j, other]: Entry): boolean => {
  if (one.end > other.first) return false
  const [a, b] = [
    one.tag === 'article' ? i : articleOf(survey, one),
    other.tag === 'article' ? j : articleOf(survey, other),
  ]
  return a > 0 && b > 0 && a !== b
}

const isWithin = (inner: Region, outer: Region): boolean =>
  inner !== outer && inner.first >= outer.first && inner.end <= outer.end

/** Regions of the same tag and names in the same article: parts of one body, however deep each stands. */
const withNeighbours = (survey: Survey, index: number): number[] => {
  const region = survey.regions[index] as Region
  if (region.tag === 'article' || region.tag === 'main') return [index]
  const home = articleOf(survey, region)
  const joined: number[] = []
  let end = 0
  for (let other = 0; other < survey.regions.length; other++) {
    const candidate = survey.regions[other] as Region
    if (candidate.tag !== region.tag || candidate.names !== region.names || candidate.first < end) continue
    if (holdsComments(survey, other)) continue
    if (other !== index && candidate.end > region.first && candidate.first < region.end) continue
    if (other !== index && articleOf(survey, candidate) !== home) continue
    joined.push(other)
    end = candidate.end
  }
  return joined
}

const articleOf = (survey: Survey, region: Region): number => {
  let at = region.parent
  while (at > 0 && survey.regions[at]?.tag !== 'article') at = survey.regions[at]?.parent ?? -1
  return at
}

/** Whether a region is, stands in or holds first what is certainly chrome: a template may use one name for both. */
const holdsComments = (survey: Survey, index: number): boolean => {
  if (survey.regions[index + 1]?.parent === index && survey.regions[index + 1]?.chrome === 'certain') return true
  for (let at = index; at > 0; at = survey.regions[at]?.parent ?? 0)
    if (survey.regions[at]?.chrome === 'certain') return true
  return false
}
