import { DATED, OPENER } from './line.ts'
import { endsLikeSentence, linkShare, weight } from './prose.ts'
import { isHeading } from './prune.ts'
import type { Block, Survey } from './survey.ts'
import type { Drop } from './trim.ts'

/** Lines above the first real paragraph: those of a byline go, whatever stands between them. */
export const trimHead = (survey: Survey, blocks: number[], drop: Drop): number[] => {
  const from = (size: number): number =>
    blocks.findIndex((at) => {
      const block = survey.blocks[at] as Block
      return weight(block.text) > size && linkShare(block) < 0.5 && (size > 100 || endsLikeSentence(block.text))
    })
  const long = from(120)
  // A story of short paragraphs begins with its first sentence.
  const opening = long >= 0 ? long : from(60)
  return blocks.filter((at, index) => {
    if (index >= opening || index > 20) return true
    const reason = headReason(survey.blocks[at] as Block)
    return reason ? drop(at, reason) : true
  })
}

const headReason = (block: Block): string | undefined => {
  const { text } = block
  const size = weight(text)
  if (size < 150 && OPENER.test(text) && !endsLikeSentence(text)) return 'opening line'
  if (linkShare(block) > 0.6) return 'links at the head'
  if (DATED.test(text) && size < 120 && !endsLikeSentence(text)) return 'date'
  return size < 40 && !endsLikeSentence(text) && !isHeading(block) ? 'label at the head' : undefined
}
