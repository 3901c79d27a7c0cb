import { trimHead } from './head.ts'
import { CREDIT, POINTER, plain } from './line.ts'
import { endsLikeSentence, linkShare, weight } from './prose.ts'
import { isHeading } from './prune.ts'
import type { Hints } from './story.ts'
import type { Block, Survey } from './survey.ts'
import { trimTail } from './tail.ts'

/** Notes why a block goes. Always false, so that a filter can return it. */
export type Drop = (at: number, reason: string) => false

/** Cuts what is not the story from its middle and its ends. `dropped` gets a reason for each block that goes. */
export const trim = (survey: Survey, blocks: number[], hints: Hints, dropped: Map<number, string>): number[] => {
  const drop: Drop = (at, reason) => {
    dropped.set(at, reason)
    return false
  }
  const titles = new Set(hints.titles.map(plain))
  const lines = blocks.filter((at) => {
    const reason = lineReason(survey.blocks[at] as Block, titles)
    return reason ? drop(at, reason) : true
  })
  return trimHead(survey, trimTail(survey, withoutEchoes(survey, lines, drop), drop), drop)
}

/** `Advertisement`, `広告` match, `Advertisements are` does not. */
const ADVERTISEMENT =
  /^(?:advertisement|article continues below|anzeige|werbung|publicidad|pubblicità|publicité|reklama?|annonse?|広告)$/i

const lineReason = (block: Block, titles: Set<string>): string | undefined => {
  const { text, tag } = block
  if (text.length < 300 && titles.has(plain(text))) return 'title'
  const size = weight(text)
  const links = linkShare(block)
  if (size < 100 && CREDIT.test(text) && !endsLikeSentence(text)) return 'credit'
  if (!/[\p{L}\p{N}]/u.test(text)) return 'no words'
  if (links > 0.8 && size < 200 && tag !== 'li' && tag !== 'td' && !isHeading(block)) return 'link line'
  if (size < 250 && POINTER.test(text) && (links > 0.2 || size < 80)) return 'pointer'
  return ADVERTISEMENT.test(text) ? 'advertisement' : undefined
}

/** Words that make a repetition a pull quote and not chance. */
const ECHO_WORDS = 5
/** Each block is searched in all of the text: above this many characters that would take seconds. */
const ECHO_SEARCH = 150_000
const ECHOING = new Set(['p', 'div', 'blockquote', 'aside', 'figure', 'span', 'q', 'strong', 'section'])

/** Drops pull quotes: blocks whose words stand in another, longer block. Of equal blocks the first stays. */
const withoutEchoes = (survey: Survey, blocks: number[], drop: Drop): number[] => {
  const said = blocks.map((at) => plain((survey.blocks[at] as Block).text))
  const all = `\n${said.join('\n')}\n`
  if (all.length > ECHO_SEARCH) return blocks
  let from = 0
  return blocks.filter((at, index) => {
    const own = said[index] as string
    const start = from + 1
    from += own.length + 1
    if (
      own.length > 400 ||
      own.split(' ', ECHO_WORDS).length < ECHO_WORDS ||
      !ECHOING.has((survey.blocks[at] as Block).tag)
    )
      return true
    const first = all.indexOf(own)
    if (first < start) return drop(at, 'echo')
    const next = all.indexOf(own, start + 1)
    const whole = next >= 0 && all[next - 1] === '\n' && all[next + own.length] === '\n'
    return next >= 0 && !whole ? drop(at, 'echo') : true
  })
}
