import { CLOSER, CLOSING_HEADING, DATED, INVITATION, POINTER, SIGNATURE } from './line.ts'
import { endsLikeSentence, linkShare, proseOf, weight } from './prose.ts'
import { isHeading } from './prune.ts'
import type { Block, Survey } from './survey.ts'
import type { Drop } from './trim.ts'

/** Cuts the publisher's words below the story: first all from a closing heading on, then line by line upwards. */
export const trimTail = (survey: Survey, blocks: number[], drop: Drop): number[] => {
  let end = closingHeading(survey, blocks)
  for (const at of blocks.slice(end)) drop(at, 'below a closing heading')
  while (end > 1) {
    const at = blocks[end - 1] as number
    const reason = tailReason(survey.blocks[at] as Block)
    if (!reason) break
    drop(at, reason)
    end--
  }
  return blocks.slice(0, end)
}

/** How much of the prose may stand below a closing heading: more of it is a part of the story with an unlucky name. */
const BELOW = 0.3

const closingHeading = (survey: Survey, blocks: number[]): number => {
  const prose = blocks.map((at) => proseOf(survey.blocks[at] as Block))
  let below = prose.reduce((sum, size) => sum + size, 0)
  const bar = below * BELOW
  for (const [index, at] of blocks.entries()) {
    const block = survey.blocks[at] as Block
    if (
      below <= bar &&
      weight(block.text) < 70 &&
      block.tag !== 'li' &&
      !/^t[dh]$/.test(block.tag) &&
      !endsLikeSentence(block.text) &&
      CLOSING_HEADING.test(block.text)
    )
      return index
    below -= prose[index] ?? 0
  }
  return blocks.length
}

/** Where a short line without a sentence may still be the writer's. */
const TEXT_TAGS = new Set(['p', 'li', 'td', 'dd', 'blockquote', 'pre'])

const tailReason = (block: Block): string | undefined => {
  const { text } = block
  const size = weight(text)
  if (isHeading(block)) return 'heading at the end'
  if (size < 300 && CLOSER.test(text)) return 'closing line'
  if (size < 250 && POINTER.test(text)) return 'pointer'
  if (size < 450 && INVITATION.test(text)) return 'invitation'
  if (SIGNATURE.test(text)) return 'signature'
  if (linkShare(block) > 0.6) return 'links at the end'
  if (DATED.test(text) && size < 200 && !endsLikeSentence(text)) return 'dated headline'
  return size < 60 && !endsLikeSentence(text) && !TEXT_TAGS.has(block.tag) ? 'label at the end' : undefined
}
