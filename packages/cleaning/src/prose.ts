import type { Block, Survey } from './survey.ts'

/** `日` matches, `é` does not. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/

/** Ends like a sentence: `gone.”` and `終わり。` match, `Read more` does not. */
const SENTENCE_END = /[.!?…:;。！？؟।][\s"'”’»)\]]*$/

/** Holds a sentence mark between words: `it. Then` matches, `U.S` does not. */
const SENTENCE_MARK = /[.!?…][\s"'”’»)\]]|[。！？؟।]|[.!?…]$/

/** Characters counted so that a script without spaces weighs as much as one with: a han character is a word's half. */
export const weight = (text: string): number => (UNSPACED.test(text) ? text.length * 2.5 : text.length)

export const endsLikeSentence = (text: string): boolean => SENTENCE_END.test(text)

export const linkShare = (block: Block): number => block.linked / block.text.length

/** Whether a block is a sentence of prose in which names are linked, and not a link alone: words stand beside the links. */
export const isLinkedProse = ({ text, linked }: Block): boolean =>
  /[.。][\s"'”’»)\]]*$/.test(text) && text.length - linked >= 8 && text.length > 40

const PARAGRAPH = new Set(['p', 'blockquote', 'pre', 'dd'])

/** How many characters of running prose a block holds: 0 for headings, labels, link lists. */
export const proseOf = (block: Block): number => {
  const size = weight(block.text)
  if (size < 40 || linkShare(block) > 0.5) return 0
  if (/^h[1-6]$/.test(block.tag)) return 0
  if (PARAGRAPH.has(block.tag)) return size < 60 && !SENTENCE_MARK.test(block.text) ? 0 : size
  return size >= 60 && SENTENCE_MARK.test(block.text) ? size : 0
}

/** Running sums over blocks, so that a region's total is one subtraction. */
export const sums = (survey: Survey, of: (block: Block, index: number) => number): Float64Array => {
  const totals = new Float64Array(survey.blocks.length + 1)
  for (const [index, block] of survey.blocks.entries()) totals[index + 1] = (totals[index] ?? 0) + of(block, index)
  return totals
}

/** Total of `blocks[first … end)`. */
export const between = (totals: Float64Array, range: { first: number; end: number }): number =>
  (totals[range.end] ?? 0) - (totals[range.first] ?? 0)
