import { linkShare, weight } from './prose.ts'
import type { Hints } from './story.ts'
import type { Block, Survey } from './survey.ts'

/** Puts the standfirst in front when the page shows it outside the story, and drops its repetition. */
export const standfirst = (survey: Survey, blocks: number[], hints: Hints): number[] => {
  const first = blocks[0]
  if (first === undefined) return blocks
  const described = hints.description ? words(hints.description) : ''
  const opening = words((survey.blocks[first] as Block).text)
  for (let at = 0; at < first; at++) {
    const block = survey.blocks[at] as Block
    if (weight(block.text) < 40 || linkShare(block) > 0.3) continue
    const said = words(block.text)
    const named = isNamed(survey, block)
    const same = described.length > 30 && (said === described || (said.length > 40 && described.startsWith(said)))
    if (!named && !same) continue
    if (said === opening || opening.startsWith(said)) return blocks
    if (hints.titles.some((title) => words(title) === said)) continue
    return [at, ...blocks.filter((index) => words((survey.blocks[index] as Block).text) !== said)]
  }
  return blocks
}

/** `article-standfirst` and `dek` match, `leader-board` does not. */
const STANDFIRST =
  /\bstand-?first\b|\bsub-?(?:title|headline|head|hed)\b|\bdek\b|\bdeck\b|\bsummary\b|\bintro\b|\babstract\b|\blead(?:e|-text|in)?\b|\bexcerpt\b|\bingress\b|\bchapo\b|\bsapo\b|\bspot\b|\bentradilla\b|\bbajada\b|\boccipit|\bsommario\b|\bvorspann\b/

const isNamed = (survey: Survey, block: Block): boolean => {
  const region = survey.regions[block.region]
  const parent = region && region.parent >= 0 ? survey.regions[region.parent] : undefined
  return STANDFIRST.test(region?.names ?? '') || STANDFIRST.test(parent?.names ?? '')
}

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
