import { endsLikeSentence } from './prose.ts'
import { firstToDrop } from './rules/rule.ts'
import type { Trimming } from './trim.ts'

/** No head has more lines than this. */
const LINES = 20

/** Lines above the first real paragraph: those of a byline go, whatever stands between them. */
export const trimHead = (blocks: number[], { hints, drop, lineAt }: Trimming): number[] => {
  const from = (least: number): number =>
    blocks.findIndex((at) => {
      const { block, size, links } = lineAt(at)
      return size > least && links < 0.5 && (least > 100 || endsLikeSentence(block.text))
    })
  const long = from(120)
  // A story of short paragraphs begins with its first sentence.
  const opening = long >= 0 ? long : from(60)
  return blocks.filter((at, index) => {
    if (index >= opening || index > LINES) return true
    const reason = firstToDrop(hints.rules.head, lineAt(at))
    return reason ? drop(at, reason) : true
  })
}
