import { CLOSING_HEADING, MORE, OFFER, plain } from './line.ts'
import { endsLikeSentence, linkShare, proseOf } from './prose.ts'
import type { Line } from './rules/line-rules.ts'
import { firstToDrop } from './rules/rule.ts'
import type { Block, Survey } from './survey.ts'
import type { Trimming } from './trim.ts'

/** Cuts the publisher's words below the story: first all from a closing heading on, then line by line upwards. */
export const trimTail = (survey: Survey, blocks: number[], trimming: Trimming): number[] => {
  const { hints, drop, lineAt } = trimming
  let { end, reason } = closing(survey, blocks, trimming)
  for (const at of blocks.slice(end)) drop(at, reason)
  while (end > 1) {
    const at = blocks[end - 1] as number
    const rule = firstToDrop(hints.rules.tail, lineAt(at))
    if (rule) {
      drop(at, rule)
      end--
      continue
    }
    const known = knownAbove(blocks, end, trimming)
    if (!known) break
    for (let label = 0; label < known.labels; label++) drop(blocks[--end] as number, known.rule)
  }
  return blocks.slice(0, end)
}

/** Rules that know a line by its phrase, whatever labels stand below it. */
const KNOWN = new Set(['closing line', 'pointer at the end'])
/** Topics below the story are so many. */
const LABELS = 5

/** The labels at the end of the story that stand below a line known by its phrase, and the rule that knows it. */
const knownAbove = (
  blocks: number[],
  end: number,
  { hints, lineAt }: Trimming,
): { labels: number; rule: string } | undefined => {
  for (let labels = 1; labels <= LABELS && end - labels > 1; labels++) {
    if (!isLabel(lineAt(blocks[end - labels] as number))) return undefined
    const above = lineAt(blocks[end - labels - 1] as number)
    const rule = hints.rules.tail.find(({ name, drops }) => KNOWN.has(name) && drops(above))
    if (rule) return { labels, rule: rule.name }
  }
  return undefined
}

/** A line that no rule knows and that is no sentence: it does not protect the closing line above it. */
const isLabel = ({ block, size }: Line): boolean =>
  size < 80 && block.tag !== 'li' && block.tag !== 'td' && block.tag !== 'pre' && !endsLikeSentence(block.text)

/** How much of the prose may stand below a closing heading: more of it is a part of the story with an unlucky name. */
const BELOW = 0.3

/** The rule for further stories below their heading, however much of the page they are. */
export const CARDS_BELOW = 'cards below a closing heading'

/** Where the story ends by its own word, and whose word that is. */
const closing = (survey: Survey, blocks: number[], { hints, lineAt }: Trimming): { end: number; reason: string } => {
  const { rules, sites } = hints
  const prose = blocks.map((at) => proseOf(survey.blocks[at] as Block))
  const names = sites.map(plain)
  let below = prose.reduce((sum, size) => sum + size, 0)
  const bar = below * BELOW
  const isCards = rules.takes(CARDS_BELOW) ? cardsFrom(survey, blocks, prose) : () => false
  for (const [index, at] of blocks.entries()) {
    const few = below <= bar
    if (index > 0 && isCards(index) && isBelowHeading(survey, blocks, index)) return { end: index, reason: CARDS_BELOW }
    if (index > 0) {
      const { block, size } = lineAt(at)
      const inText = block.tag === 'li' || block.tag === 'td' || block.tag === 'th'
      const label = !endsLikeSentence(block.text) || block.text.endsWith(':')
      if (!inText && size < 70 && label && (CLOSING_HEADING.test(block.text) || isMore(block.text, names))) {
        if (few && rules.takes('below a closing heading')) return { end: index, reason: 'below a closing heading' }
        if (!few && isCards(index + 1)) return { end: index, reason: CARDS_BELOW }
      }
      if (few && !inText && size < 250 && OFFER.test(block.text) && rules.takes('below an offer'))
        return { end: index, reason: 'below an offer' }
    }
    below -= prose[index] ?? 0
  }
  return { end: blocks.length, reason: '' }
}

/** Whether a closing heading that is no longer among the blocks, a line of links itself, stands right above one. */
const isBelowHeading = (survey: Survey, blocks: readonly number[], index: number): boolean => {
  const at = blocks[index] as number
  if (proseOf(survey.blocks[at] as Block) === 0 || !isBlurb(survey, at)) return false
  const from = Math.max((blocks[index - 1] as number) + 1, at - REACH)
  return survey.blocks.slice(from, at).some(({ text }) => text.length < 70 && CLOSING_HEADING.test(text))
}

/** A card's blurb stands so many lines below its linked headline at most: a writer, a date, a label between them. */
const REACH = 4
/** A longer one is a paragraph of a story. */
const BLURB = 600

/** One may as well be the story's last paragraph below a link. */
const CARDS = 2

/** Whether all prose from a block on is blurbs of other stories, each below a linked headline of its own. */
const cardsFrom = (
  survey: Survey,
  blocks: readonly number[],
  prose: readonly number[],
): ((index: number) => boolean) => {
  const other = blocks.findLastIndex((at, index) => prose[index] !== 0 && !isBlurb(survey, at))
  let latest = blocks.length
  for (let cards = 0; cards < CARDS && latest > other; ) if (prose[--latest] !== 0) cards++
  return (index) => index > other && index <= latest
}

const isBlurb = (survey: Survey, at: number): boolean => {
  if ((survey.blocks[at] as Block).text.length >= BLURB) return false
  const above = survey.blocks.slice(Math.max(0, at - REACH), at)
  const card = above.findLastIndex((each) => each.text.length > 15 && linkShare(each) > 0.8)
  return card >= 0 && above.slice(card + 1).every((each) => proseOf(each) === 0)
}

/** `More Delta Courier` over further stories of that site. */
const isMore = (text: string, sites: string[]): boolean => {
  if (!MORE.test(text)) return false
  const words = plain(text)
  return sites.some((site) => site.length > 3 && words.endsWith(site))
}
