import { DATED } from './line.ts'
import { between, linkShare, proseOf } from './prose.ts'
import { CARD_RULES, type Ground, type Measure } from './rules/region-rules.ts'
import { firstToDrop } from './rules/rule.ts'
import type { RuleSet } from './rules/rule-set.ts'
import { type Block, isUnshown, type Region, type Survey } from './survey.ts'

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

/** One pass for all of them: pages have thousands of blocks. */
export const totalsOf = ({ blocks, regions }: Survey): Totals => {
  const empty = (): Float64Array => new Float64Array(blocks.length + 1)
  const totals: Totals = {
    prose: empty(),
    linked: empty(),
    outward: empty(),
    chars: empty(),
    headings: empty(),
    linkedHeadings: empty(),
    kept: empty(),
  }
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as Block
    const heading = isHeading(block)
    const add = (sums: Float64Array, value: number): void => {
      sums[at + 1] = (sums[at] as number) + value
    }
    add(totals.prose, proseOf(block))
    add(totals.linked, block.linked)
    add(totals.outward, block.outward)
    add(totals.chars, block.text.length)
    add(totals.headings, heading ? 1 : 0)
    add(totals.linkedHeadings, heading && linkShare(block) > 0.8 ? 1 : 0)
    const parent = regions[regions[block.region]?.parent ?? -1]
    add(totals.kept, KEPT.has(block.tag) || parent?.tag === 'blockquote' ? 1 : 0)
  }
  return totals
}

/** Prose of one block, from the sums: reading it off the text costs more than all else here. */
export const proseAt = ({ prose }: Totals, at: number): number => between(prose, { first: at, end: at + 1 })

const KEPT = new Set(['td', 'th', 'li', 'blockquote', 'pre', 'dd', 'h2', 'h3', 'h4'])

export const isHeading = ({ tag }: Block): boolean => tag.length === 2 && tag[0] === 'h' && tag !== 'hr'

/** At least this share of the prose has to survive the prunes, else the names lie and are not believed. */
const LEFT = 1 / 7
/** Fewer characters of prose than this are no story: then even what is certainly chrome or waits for a script may be it. */
const SOME = 150
/** A region with a larger share of the prose goes by no rule. */
const AT_ONCE = 0.4
/** Blocks of a part of a body that is worth no array of all regions. */
const SMALL = 64
/** Below this share of linked text no rule goes by links alone. */
const MOST_LINKED = 0.5

/**
 * Which regions below `rootIndex` are chrome. Comments, consent notices and mostly what no reader sees do not count, however long. When the other
 * prunes would eat most of the prose they are undone step by step: names first, then elements.
 */
export const regionDrops = (page: { survey: Survey; totals: Totals; rules: RuleSet }, rootIndex = 0): Drops => {
  const { survey, totals, rules } = page
  const root = survey.regions[rootIndex] as Region
  const certain = rules.takes('comments and consent')
    ? judge(survey, rootIndex, ({ chrome }) => (chrome === 'certain' ? 'comments and consent' : undefined))
    : []
  const shown = rules.takes('hidden') ? withoutHidden({ survey, totals, root }, rootIndex, certain) : certain
  const whole = proseLeft({ survey, totals, root }, shown)
  const believed = whole >= SOME ? shown : []
  const total = whole >= SOME ? whole : between(totals.prose, root)
  let drops: Drops = believed
  for (const doubted of DOUBTS) {
    const trusted = rules.regions.filter(({ ground }) => !doubted.has(ground))
    drops = judge(survey, rootIndex, (region, index) => {
      if (believed[index] || !isSuspect(survey, region, totals)) return believed[index]
      const of = measure(region, { survey, totals }, total)
      const reason = of.size === 0 || of.share > AT_ONCE ? undefined : firstToDrop(trusted, { region, of })
      // A page that is made of cards calls them teasers.
      return doubted.size > 0 && reason === 'chrome name' && TEASER.test(region.names) ? undefined : reason
    })
    if (doubted.size === 0 && rules.takes('cards may be the story') && !fewCards({ survey, totals, root }, drops))
      continue
    if (!rules.takes('undo what eats the story') || proseLeft({ survey, totals, root }, drops) >= LEFT * total) break
  }
  return drops
}

/** Fewer characters of prose in a hidden element are a notice, a menu, a tip. */
const NOTICE = 200
/** So much that is seen is a story of its own, and no teaser of what is not. */
const ENOUGH = 600

/** `accordion-panel`, `tab-content`, `collapse`, `toggle-body` match, `table` does not. */
const PANEL = /accordion|collaps|\btabs?\b|tab-?(?:pane|panel|content)|toggle|\bfaqs?\b|expand|\bpanel/

/** A part of the page that a reader opens, as the next tab or an answer under its question, or that is kept from screen readers alone. */
const isPanel = ({ names, element }: Region): boolean =>
  PANEL.test(names) ||
  !isUnshown(element?.attribs ?? {}) ||
  element?.attribs.role === 'tabpanel' ||
  element?.attribs.role === 'region'

/**
 * Drops what no reader sees: small pieces always, and the rest but panels unless it holds more than what is seen, as a
 * story that waits for its script does.
 */
const withoutHidden = (scope: Scope, rootIndex: number, certain: Drops): Drops => {
  const { survey, totals } = scope
  const hidden = (goes: (region: Region) => boolean): Drops =>
    judge(survey, rootIndex, (region, index) =>
      region.chrome === 'hidden' && goes(region) ? 'hidden' : certain[index],
    )
  const isPiece = (region: Region): boolean => between(totals.prose, region) < NOTICE
  const [pieces, all] = [hidden(isPiece), hidden((region) => isPiece(region) || !isPanel(region))]
  const seen = proseLeft(scope, all)
  return seen >= ENOUGH && proseLeft(scope, pieces) <= 2 * seen ? all : pieces
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
    if (reason !== undefined && (CARD_RULES.has(reason) || isTeaser(survey, block, reason))) cards += size
    else if (reason !== undefined) continue
    else if (cards === 0) before += size
    all += size
  }
  return cards <= all / 4 || (cards <= all / 2 && before >= all / 2)
}

/** `teaser-content` matches. */
const TEASER = /\bteaser/
const isTeaser = ({ regions }: Survey, { region }: Block, reason: string): boolean => {
  if (reason !== 'chrome name') return false
  for (let at = region, up = 0; at > 0 && up < 4; at = regions[at]?.parent ?? 0, up++)
    if (TEASER.test(regions[at]?.names ?? '')) return true
  return false
}

const DOUBTS: readonly ReadonlySet<Ground>[] = [
  new Set(),
  new Set(['shape']),
  new Set(['shape', 'name']),
  new Set(['shape', 'name', 'element']),
]

const judge = (
  survey: Survey,
  rootIndex: number,
  reason: (region: Region, index: number) => string | undefined,
): Drops => {
  const { regions } = survey
  const root = regions[rootIndex] as Region
  // A body may come in ten thousand parts: a small one gets no array as long as the page.
  const drops: Drops = root.end - root.first > SMALL ? new Array(regions.length) : []
  for (let index = rootIndex + 1; index < regions.length; index++) {
    const region = regions[index] as Region
    if (region.first >= root.end) break
    const inherited = region.parent > rootIndex ? drops[region.parent] : undefined
    drops[index] = inherited ?? reason(region, index)
  }
  return drops
}

/** A longer heading is no label of a box. */
const LABEL = 60

const headingOf = ({ blocks }: Survey, { first }: Region): string => {
  const block = blocks[first]
  return block !== undefined && isHeading(block) && block.text.length < LABEL ? block.text : ''
}

/** Whether any rule may speak against a region: most have no name, no picture and few links, and are not measured. */
const isSuspect = (survey: Survey, region: Region, totals: Totals): boolean =>
  (region.end - region.first > 1 && headingOf(survey, region) !== '') ||
  region.chrome !== 'none' ||
  region.picture ||
  between(totals.linkedHeadings, region) > 0 ||
  (isSmall(region) && between(totals.linked, region) > 0) ||
  between(totals.linked, region) > MOST_LINKED * between(totals.chars, region)

/** A card's blocks: a headline, a label, a date, a blurb. */
const CARD = 4
const isSmall = ({ first, end }: Region): boolean => end - first >= 2 && end - first <= CARD

/** A line of one link, one line that is but a date, and at most a blurb beside them. */
const isDatedCard = ({ blocks }: Survey, region: Region): boolean => {
  if (!isSmall(region)) return false
  const [first, ...others] = blocks.slice(region.first, region.end)
  return (
    first !== undefined &&
    first.text.length > 15 &&
    linkShare(first) > 0.8 &&
    others.some(({ text }) => text.length < 40 && DATED.test(text)) &&
    others.every(({ text }) => text.length < 300)
  )
}

const measure = (region: Region, { survey, totals }: { survey: Survey; totals: Totals }, whole: number): Measure => {
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
    heading: headingOf(survey, region),
    datedCard: isDatedCard(survey, region),
  }
}
