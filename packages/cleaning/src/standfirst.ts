import { CREDIT, DATED, OPENER, plain } from './line.ts'
import { endsLikeSentence, linkShare, weight } from './prose.ts'
import { isHeading } from './prune.ts'
import type { Hints } from './story.ts'
import type { Block, Survey } from './survey.ts'

/** Puts the standfirst in front when the page shows it outside the story; drops its repetition. */
export const standfirst = (
  survey: Survey,
  blocks: number[],
  { hints, heading, dropped }: { hints: Hints; heading: number; dropped: Map<number, string> },
): number[] => {
  const first = blocks[0]
  if (first === undefined) return blocks
  const at = named(survey, first, hints) ?? belowHeading(survey, first, heading >= 0 ? heading : headOf(survey, first))
  if (at === undefined) return blocks
  const said = plain((survey.blocks[at] as Block).text)
  if (plain((survey.blocks[first] as Block).text).startsWith(said)) return blocks
  if (hints.titles.some((title) => plain(title) === said)) return blocks
  const others = blocks.filter((index) => {
    if (plain((survey.blocks[index] as Block).text) !== said) return true
    dropped.set(index, 'standfirst')
    return false
  })
  dropped.delete(at)
  return [at, ...others]
}

/** The first block above the story that is named so, or that says what the page's description says. */
const named = (survey: Survey, first: number, { description }: Hints): number | undefined => {
  const described = description ? plain(description) : ''
  for (let at = 0; at < first; at++) {
    const block = survey.blocks[at] as Block
    const size = weight(block.text)
    if (size < 25 || linkShare(block) > 0.3) continue
    if (isNamed(survey, block) && (size >= 40 || isHeading(block))) return at
    if (size < 40 || described.length <= 30) continue
    const said = plain(block.text)
    if (said === described || (said.length > 40 && described.startsWith(said))) return at
  }
  return undefined
}

/** The headline of an article's own header, whatever other words the page has for its title. */
const headOf = (survey: Survey, first: number): number => {
  for (let at = first - 1; at >= 0; at--) {
    const block = survey.blocks[at] as Block
    if (!/^h[12]$/.test(block.tag) || linkShare(block) > 0.3) continue
    for (let up = block.region, header = false; up > 0; up = survey.regions[up]?.parent ?? 0) {
      if (survey.regions[up]?.tag === 'header') header = true
      if (header && survey.regions[up]?.tag === 'article') return at
    }
  }
  return -1
}

/** How many blocks may stand between headline and standfirst: a byline, a date. */
const BELOW = 6

/** The first block right below the headline that reads like a sentence and is neither byline nor caption. */
const belowHeading = (survey: Survey, first: number, heading: number): number | undefined => {
  if (heading < 0) return undefined
  for (let at = heading + 1; at < Math.min(first, heading + BELOW); at++) {
    const block = survey.blocks[at] as Block
    const { text, tag } = block
    const size = weight(text)
    if (
      size < 50 ||
      size > 500 ||
      linkShare(block) > 0.3 ||
      tag === 'li' ||
      !(endsLikeSentence(text) || isHeading(block))
    )
      continue
    if (CREDIT.test(text) || DATED.test(text) || OPENER.test(text)) continue
    if (isShown(survey, block, first)) return at
  }
  return undefined
}

/** Whether no ancestor is chrome; a story's own header is none here, nor is what holds the story itself. */
const isShown = (survey: Survey, block: Block, story: number): boolean => {
  for (let at = block.region; at > 0; ) {
    const region = survey.regions[at]
    if (region === undefined || region.end > story) return true
    if (region.picture || (region.chrome !== 'none' && region.chrome !== 'weak' && region.tag !== 'header'))
      return false
    at = region.parent
  }
  return true
}

/** `article-standfirst` and `dek` match, `leader-board` does not. */
const STANDFIRST =
  /\bstand-?first\b|\bsub-?(?:title|headline|head|hed)\b|\bdek\b|\bdeck\b|(?<!ai-)\bsummary\b|\bintro\b|\babstract\b|\blead(?:e|-text|in)?\b|\bexcerpt\b|\bingress\b|\bpreamble\b|\banriss\b|\bchapo\b|\bsapo\b|\bspot\b|\bentradilla\b|\bbajada\b|\boccipit|\bsommario\b|\bvorspann\b|\b(?:article|artikel|post|story|news)-teaser\b/

const isNamed = (survey: Survey, block: Block): boolean => {
  const region = survey.regions[block.region]
  const parent = region && region.parent >= 0 ? survey.regions[region.parent] : undefined
  return STANDFIRST.test(region?.names ?? '') || STANDFIRST.test(parent?.names ?? '')
}
