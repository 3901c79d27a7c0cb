import { trimHead } from './head.ts'
import { plain } from './line.ts'
import { linkShare, proseOf, weight } from './prose.ts'
import type { Line } from './rules/line-rules.ts'
import { firstToDrop } from './rules/rule.ts'
import { copiesOf } from './second-copy.ts'
import type { Hints } from './story.ts'
import type { Block, Survey } from './survey.ts'
import { CARDS_BELOW, trimTail } from './tail.ts'

/** Notes why a block goes. Always false, so that a filter can return it. */
export type Drop = (at: number, reason: string) => false

/** In a story of more lines a name is not looked for. */
const MANY = 2_000
/** Longer texts are no title. */
const TITLE = 300

/** Cuts what is not the story from its middle and its ends. `dropped` gets a rule for each block that goes. */
export const trim = (survey: Survey, blocks: number[], hints: Hints, dropped: Map<number, string>): number[] => {
  const { rules } = hints
  const drop: Drop = (at, reason) => {
    dropped.set(at, reason)
    return false
  }
  const said = { titles: new Set(hints.titles.map(plain)), authors: hints.authors.map(plain) }
  const isToldBy = (at: number) => (name: string) =>
    blocks.length > MANY || blocks.some((other) => other !== at && survey.blocks[other]?.text.includes(name))
  const known = new Map<number, Line>()
  const lineAt = (at: number): Line => {
    const line = known.get(at) ?? lineOf(survey.blocks[at] as Block, { ...said, isTold: isToldBy(at) })
    known.set(at, line)
    return line
  }
  const lines = blocks.filter((at) => {
    const reason = firstToDrop(rules.lines, lineAt(at))
    return reason ? drop(at, reason) : true
  })
  const trimming = { hints, drop, lineAt }
  const once = rules.takes('echo') ? withoutEchoes(survey, lines, trimming) : lines
  return restored(survey, blocks, trimHead(trimTail(survey, once, trimming), trimming), dropped)
}

/** No rules together take more of the prose than this: such a page speaks of newsletters, it does not send them. */
const MOST = 0.5
/** One line of prose is a short story's footer rather than its words. */
const FEW = 1
/** Rules that know a line from the page itself and not from its phrase. */
const SURE = new Set<string>(['echo', 'title', 'title after a kicker', CARDS_BELOW])

/** Undoes all lines of prose that went, when together they are most of the story. */
const restored = (survey: Survey, before: number[], after: number[], dropped: Map<number, string>): number[] => {
  const prose = (of: number[]): number => of.reduce((sum, at) => sum + proseOf(survey.blocks[at] as Block), 0)
  const whole = prose(before)
  if (prose(after) >= whole * (1 - MOST)) return after
  const kept = new Set(after)
  if (before.filter((at) => !kept.has(at) && proseOf(survey.blocks[at] as Block) > 0).length <= FEW) return after
  return before.filter((at) => {
    if (kept.has(at)) return true
    const block = survey.blocks[at] as Block
    const back = proseOf(block) > 0 && linkShare(block) < 0.3 && !SURE.has(dropped.get(at) ?? '')
    if (back) dropped.delete(at)
    return back
  })
}

/** How the ends are cut. */
export type Trimming = { hints: Hints; drop: Drop; lineAt: (at: number) => Line }

const lineOf = (block: Block, said: Pick<Line, 'titles' | 'authors' | 'isTold'>): Line => ({
  block,
  size: weight(block.text),
  links: linkShare(block),
  words: block.text.length < TITLE ? plain(block.text) : '',
  ...said,
})

/** Words that make a repetition a pull quote and not chance. */
const ECHO_WORDS = 5
/** Each block is searched in all of the text: above this many characters that would take seconds. */
const ECHO_SEARCH = 150_000
const ECHOING = new Set(['p', 'div', 'blockquote', 'aside', 'figure', 'span', 'q', 'strong', 'section'])

/** Drops pull quotes: blocks whose words stand in another, longer block. Of equal blocks the first stays. */
const withoutEchoes = (survey: Survey, blocks: number[], { drop, lineAt }: Omit<Trimming, 'hints'>): number[] => {
  const every = blocks.map((at) => lineAt(at).words || plain((survey.blocks[at] as Block).text))
  const copies = copiesOf(
    every,
    blocks.map((at) => proseOf(survey.blocks[at] as Block)),
  )
  const once = blocks.filter((at, index) => (copies.has(index) ? drop(at, 'echo') : true))
  const said = every.filter((_, index) => !copies.has(index))
  const all = `\n${said.join('\n')}\n`
  if (all.length > ECHO_SEARCH) return once
  let from = 0
  return once.filter((at, index) => {
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
