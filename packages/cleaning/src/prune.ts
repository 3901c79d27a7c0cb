import { between, linkShare, proseOf, sums } from './prose.ts'
import type { Block, Region, Survey } from './survey.ts'

/** Why each region is not the story, by region index; undefined where it may be. What stands in a dropped one is dropped. */
export type Drops = (string | undefined)[]

/** Totals over blocks that prunes are judged by. */
export type Totals = {
  prose: Float64Array
  linked: Float64Array
  outward: Float64Array
  chars: Float64Array
  headings: Float64Array
  linkedHeadings: Float64Array
  /** Blocks that are no caption wherever they stand: cells, list items, quotes, code, headings. */
  kept: Float64Array
}

export const totalsOf = (survey: Survey): Totals => ({
  prose: sums(survey, proseOf),
  linked: sums(survey, (block) => block.linked),
  outward: sums(survey, (block) => block.outward),
  chars: sums(survey, (block) => block.text.length),
  headings: sums(survey, (block) => (isHeading(block) ? 1 : 0)),
  kept: sums(survey, (block) => (KEPT.has(block.tag) ? 1 : 0)),
  linkedHeadings: sums(survey, (block) => (isHeading(block) && linkShare(block) > 0.8 ? 1 : 0)),
})

/** Prose of one block, from the sums: reading it off the text costs more than all else here. */
export const proseAt = ({ prose }: Totals, at: number): number => between(prose, { first: at, end: at + 1 })

const KEPT = new Set(['td', 'th', 'li', 'blockquote', 'pre', 'dd', 'h2', 'h3', 'h4'])

export const isHeading = ({ tag }: Block): boolean => tag.length === 2 && tag[0] === 'h' && tag !== 'hr'

/** At least this share of the prose has to survive the prunes, else the names lie and are not believed. */
const LEFT = 1 / 7
/** Fewer characters of prose than this are no story: then even what is certainly chrome may be it. */
const SOME = 150

/**
 * Which regions below `rootIndex` are chrome. Comments and consent notices do not count, however long. When the other
 * prunes would eat most of the prose they are undone step by step: names first, then elements.
 */
export const regionDrops = (survey: Survey, totals: Totals, rootIndex = 0): Drops => {
  const root = survey.regions[rootIndex] as Region
  const certain = judge(survey, rootIndex, (region) => (region.chrome === 'certain' ? 'certain' : undefined))
  const whole = proseLeft({ survey, totals, root }, certain)
  const believed = whole >= SOME ? certain : []
  const total = whole >= SOME ? whole : between(totals.prose, root)
  let drops: Drops = believed
  for (const trust of TRUST) {
    drops = judge(
      survey,
      rootIndex,
      (region, index) => believed[index] ?? reasonToDrop(region, measure(region, totals, total), trust),
    )
    if (trust.shapes && !fewCards({ survey, totals, root }, drops)) continue
    if (proseLeft({ survey, totals, root }, drops) >= LEFT * total) break
  }
  return drops
}

type Scope = { survey: Survey; totals: Totals; root: Region }

const proseLeft = ({ survey, totals, root }: Scope, drops: Drops): number => {
  let left = 0
  for (let at = root.first; at < root.end; at++) {
    const block = survey.blocks[at] as Block
    if (!drops[block.region]) left += proseAt(totals, at)
  }
  return left
}

/**
 * Whether cards are an appendix and not the story itself, as in a list of ten best things: they hold a quarter of the
 * prose at most, or half of it when that much stands before the first.
 */
const fewCards = ({ survey, totals, root }: Scope, drops: Drops): boolean => {
  let [before, cards, all] = [0, 0, 0]
  for (let at = root.first; at < root.end; at++) {
    const block = survey.blocks[at] as Block
    const reason = drops[block.region]
    const size = proseAt(totals, at)
    if (reason === 'card') cards += size
    else if (reason !== undefined) continue
    else if (cards === 0) before += size
    all += size
  }
  return cards <= all / 4 || (cards <= all / 2 && before >= all / 2)
}

type Trust = { names: boolean; elements: boolean; shapes: boolean }
const TRUST: Trust[] = [
  { names: true, elements: true, shapes: true },
  { names: true, elements: true, shapes: false },
  { names: false, elements: true, shapes: false },
  { names: false, elements: false, shapes: false },
]

const judge = (
  survey: Survey,
  rootIndex: number,
  reason: (region: Region, index: number) => string | undefined,
): Drops => {
  const { regions } = survey
  const root = regions[rootIndex] as Region
  const drops: Drops = new Array(regions.length)
  for (let index = rootIndex + 1; index < regions.length; index++) {
    const region = regions[index] as Region
    if (region.first >= root.end) break
    const inherited = region.parent > rootIndex ? drops[region.parent] : undefined
    drops[index] = inherited ?? reason(region, index)
  }
  return drops
}

type Measure = {
  blocks: number
  kept: number
  share: number
  links: number
  outward: number
  size: number
  prose: number
  headings: number
  linkedHeadings: number
}

const measure = (region: Region, totals: Totals, whole: number): Measure => {
  const size = between(totals.chars, region)
  const prose = between(totals.prose, region)
  return {
    blocks: region.end - region.first,
    kept: between(totals.kept, region),
    share: prose / whole,
    links: between(totals.linked, region) / (size || 1),
    outward: between(totals.outward, region) / (size || 1),
    size,
    prose,
    headings: between(totals.headings, region),
    linkedHeadings: between(totals.linkedHeadings, region),
  }
}

const reasonToDrop = (region: Region, of: Measure, trust: Trust): string | undefined => {
  if (of.size === 0) return undefined
  const { chrome, tag } = region
  if (of.share > 0.4) return undefined
  if (chrome === 'hidden') return trust.elements && of.prose < 200 ? 'hidden' : undefined
  if (chrome === 'furniture') return trust.elements ? tag : undefined
  if (chrome === 'named') return trust.names ? 'named' : undefined
  if (chrome === 'weak' && of.links > 0.4 && trust.names) return 'weak name'
  if (region.picture && trust.names && of.size < 600 && of.blocks <= 3 && of.kept === 0) return 'picture'
  if (!trust.shapes) return undefined
  if (
    of.linkedHeadings >= 1 &&
    of.linkedHeadings === of.headings &&
    of.blocks > 1 &&
    of.prose < 150 * of.headings &&
    tag !== 'p'
  )
    return 'card'
  if (tag === 'article' && of.share < 0.3 && of.linkedHeadings > 0) return 'card'
  if (
    of.share < 0.25 &&
    of.linkedHeadings >= 2 &&
    of.linkedHeadings > 0.6 * of.headings &&
    of.prose < 250 * of.headings
  )
    return 'card'
  if (of.links < 0.6) return undefined
  if (tag === 'ul' || tag === 'ol')
    return of.outward > 0.7 * of.links && of.size > 20 * of.blocks ? undefined : 'link list'
  return of.links > 0.75 && of.size > 80 && tag !== 'p' ? 'links' : undefined
}
