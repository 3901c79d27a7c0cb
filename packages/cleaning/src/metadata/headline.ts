import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { fold } from '../fold.ts'
import { nameWords } from '../rules/chrome-name.ts'
import { textOf } from '../statement.ts'
import type { Block, Survey } from '../survey.ts'

/** Longer ones are no headline. */
const LONGEST = 400
/** A shorter rest is no headline without what stands in front of it. */
const REST = 12

/** A heading of the first rank: all of it, and what is left without a kicker inside it. */
export type Headline = { whole: string; bare: string }

/**
 * The page's `h1`s.
 * @param isTitle  whether a text is a title by another place on the page
 */
export const headlines = (survey: Survey, isTitle: (text: string) => boolean): Headline[] => {
  const all = survey.blocks.filter(({ tag, text }) => tag === 'h1' && text.length < LONGEST)
  return all.map((block) => ({ whole: block.text, bare: bareOf(survey, block, isTitle) }))
}

/** `kicker`, `dachzeile`, `article-category` match, `headline` does not. */
const KICKER =
  /kicker|eyebrow|over-?line|top-?line|dach-?zeile|roof-?line|strap-?line|antetitulo|rubri|categor|section|label|pre-?(?:title|head)|super-?(?:title|head)/

/** A headline without the first element in it, when that is named a kicker or the rest is a title elsewhere. */
const bareOf = (survey: Survey, { text, region }: Block, isTitle: (text: string) => boolean): string => {
  const element = survey.regions[region]?.element
  const parts = element ? partsOf(element) : []
  const [first, ...others] = parts
  if (!first || !isTag(first) || others.length === 0) return text
  const rest = fold(
    others.map((part) => (isText(part) ? part.data : isTag(part) ? textOf(part, LONGEST) : '')).join(' '),
  ).replace(/^[\s:|·–—-]+/, '')
  const named = KICKER.test(nameWords(first.attribs.class ?? ''))
  return rest.length >= REST && rest.length < text.length && (named || isTitle(rest)) ? rest : text
}

/** What a heading is made of: its children, or those of the one element that holds all of it. */
const partsOf = (element: Element, depth = 0): ChildNode[] => {
  const parts = element.children.filter((child) => isTag(child) || (isText(child) && child.data.trim() !== ''))
  const [only] = parts
  return parts.length === 1 && only && isTag(only) && depth < 4 ? partsOf(only, depth + 1) : parts
}
