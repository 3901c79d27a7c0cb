import { CLOSERS, OPENERS, POINTERS } from './line-lexicon.ts'
import { endsLikeSentence, linkShare, weight } from './prose.ts'
import { isHeading } from './prune.ts'
import type { Hints } from './story.ts'
import type { Block, Survey } from './survey.ts'

/** Cuts what is not the story from its middle and its ends. `dropped` gets a reason for each block that goes. */
export const trim = (survey: Survey, blocks: number[], hints: Hints, dropped: Map<number, string>): number[] => {
  const titles = new Set(hints.titles.map(plain))
  const drop = (at: number, reason: string): boolean => {
    dropped.set(at, reason)
    return false
  }
  const middle = blocks.filter((at) => {
    const block = survey.blocks[at] as Block
    const reason = middleReason(block, titles)
    return reason ? drop(at, reason) : true
  })
  return head(survey, tail(survey, middle, drop), drop)
}

type Drop = (at: number, reason: string) => boolean

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const middleReason = (block: Block, titles: Set<string>): string | undefined => {
  const { text, tag } = block
  if (text.length < 300 && titles.has(plain(text))) return 'title'
  const size = weight(text)
  const links = linkShare(block)
  if (size < 100 && CREDIT.test(text) && !endsLikeSentence(text)) return 'credit'
  if (!/[\p{L}\p{N}]/u.test(text)) return 'no words'
  if (links > 0.8 && size < 200 && tag !== 'li' && tag !== 'td' && !isHeading(block)) return 'link line'
  if (size < 250 && starts(pointers, text) && (links > 0.2 || size < 80)) return 'pointer'
  if (/^(?:advertisement|anzeige|werbung|publicidad|pubblicità|publicité|reklama?|annonse?|広告)$/i.test(text))
    return 'advertisement'
  return undefined
}

const tail = (survey: Survey, blocks: number[], drop: Drop): number[] => {
  let end = blocks.length
  while (end > 1) {
    const at = blocks[end - 1] as number
    const reason = tailReason(survey.blocks[at] as Block)
    if (!reason) break
    drop(at, reason)
    end--
  }
  return blocks.slice(0, end)
}

const TEXT_TAGS = new Set(['p', 'li', 'td', 'dd', 'blockquote', 'pre'])

const tailReason = (block: Block): string | undefined => {
  const { text } = block
  const size = weight(text)
  if (isHeading(block)) return 'heading at the end'
  if (size < 300 && starts(closers, text)) return 'closing line'
  if (size < 250 && starts(pointers, text)) return 'pointer'
  if (linkShare(block) > 0.6) return 'links at the end'
  if (DATED.test(text) && size < 200 && !endsLikeSentence(text)) return 'dated headline'
  if (size < 60 && !endsLikeSentence(text) && !TEXT_TAGS.has(block.tag)) return 'label at the end'
  return undefined
}

/** Lines above the first real paragraph: those of a byline go, whatever stands between them. */
const head = (survey: Survey, blocks: number[], drop: Drop): number[] => {
  const opening = blocks.findIndex((at) => {
    const { text, linked } = survey.blocks[at] as Block
    return weight(text) > 120 && linked < text.length / 2
  })
  return blocks.filter((at, index) => {
    if (index >= opening || index > 20) return true
    const reason = headReason(survey.blocks[at] as Block)
    return reason ? drop(at, reason) : true
  })
}

const headReason = (block: Block): string | undefined => {
  const { text } = block
  const size = weight(text)
  if (size < 150 && starts(openers, text) && !endsLikeSentence(text)) return 'opening line'
  if (linkShare(block) > 0.6) return 'links at the head'
  if (DATED.test(text) && size < 120 && !endsLikeSentence(text)) return 'date'
  if (size < 40 && !endsLikeSentence(text) && !isHeading(block)) return 'label at the head'
  return undefined
}

/** `Foto: dpa`, `Quelle: AFP`, `Jane Doe/Getty Images` match, `Photo finish` does not. */
const CREDIT =
  /^(?:foto|fotos|bild|quelle|source|photo|photos|image|images|credit|picture|video|grafik|graphic|illustration|kuva|foto\/video)\s?[:©|]|(?:getty images|imago|\bdpa|\bafp|\breuters|shutterstock|\bap photo)\)?$/i

/** `12:53`, `2017-09-27` and `07 January 2018` match, `1984` does not. */
const DATED =
  /\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?\b|\b\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d\b|\b\d{1,2}\.? ?\p{L}{3,12}\.?,? (?:19|20)\d\d\b|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\d{4}年\d+月/u

const starting = (phrases: string[]): RegExp => {
  const escaped = phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/’/g, "[’']"))
  return new RegExp(`^[\\s\\W]{0,4}(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}
const pointers = starting(POINTERS)
const closers = starting(CLOSERS)
const openers = starting(OPENERS.map((phrase) => phrase.trim()))
const starts = (pattern: RegExp, text: string): boolean => pattern.test(text)
