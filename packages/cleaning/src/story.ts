import { plain } from './line.ts'
import { between, sums } from './prose.ts'
import { isHeading, proseAt, regionDrops, type Totals, totalsOf } from './prune.ts'
import { type Root, roots } from './root.ts'
import type { RuleSet } from './rules/rule-set.ts'
import { standfirst } from './standfirst.ts'
import type { Block, Region, Survey } from './survey.ts'
import { trim } from './trim.ts'

/** What of the page is the story: its blocks' indices in reading order, and the rule by which each other one is not. */
export type Story = {
  blocks: number[]
  /** How the place of the story was found, and the regions it is. */
  root: Root
  dropped: Map<number, string>
  /** Characters. */
  size: number
}

/** What the page says of itself that helps to tell story from chrome. */
export type Hints = {
  titles: string[]
  description: string | undefined
  authors: string[]
  /** Names of the site. */
  sites: string[]
  rules: RuleSet
}

/** Reads the story off the page: the first root whose text is long enough, else the longest. */
export const story = (survey: Survey, hints: Hints): Story => {
  const { rules } = hints
  const totals = totalsOf(survey)
  const drops = regionDrops({ survey, totals, rules })
  const clean = sums(survey, (block, at) => (drops[block.region] ? 0 : proseAt(totals, at)))
  const heading = headingOf(survey, hints)
  let best: Story | undefined
  for (const root of roots(survey, { prose: clean, heading, rules })) {
    if (best !== undefined && charsOf(totals, survey, root) <= 2 * best.size) continue
    const candidate = read(survey, root, { hints, totals, heading })
    if (best === undefined || candidate.size > 2 * best.size) best = candidate
  }
  return best ?? { blocks: [], root: { found: 'none', regions: [] }, dropped: new Map(), size: 0 }
}

const charsOf = (totals: Totals, survey: Survey, root: Root): number =>
  root.regions.reduce((sum, index) => sum + between(totals.chars, survey.regions[index] as Region), 0)

type Reading = { hints: Hints; totals: Totals; heading: number }

const read = (survey: Survey, root: Root, { hints, totals, heading }: Reading): Story => {
  const dropped = new Map<number, string>()
  const blocks: number[] = []
  for (const index of root.regions) {
    const region = survey.regions[index] as Region
    const drops = regionDrops({ survey, totals, rules: hints.rules }, index)
    for (let at = region.first; at < region.end; at++) {
      const reason = drops[(survey.blocks[at] as Block).region]
      if (reason) dropped.set(at, reason)
      else blocks.push(at)
    }
  }
  const trimmed = trim(survey, blocks, hints, dropped)
  const kept = hints.rules.takes('standfirst') ? standfirst(survey, trimmed, { hints, heading, dropped }) : trimmed
  const size = kept.reduce((sum, at) => sum + (survey.blocks[at] as Block).text.length, 0)
  return { blocks: kept, root, dropped, size }
}

/** The first block that says the page's title, below all navigation: where the story starts. */
const headingOf = (survey: Survey, { titles }: Hints): number => {
  const wanted = new Set(titles.map(plain))
  return survey.blocks.findIndex((block) => isHeading(block) && wanted.has(plain(block.text)))
}
