import { bodyOf } from './body-text.ts'
import { type Page, resultOf } from './clean.ts'
import { readPage } from './page-reading.ts'
import { allRules, catalogue, rulesWithout } from './rules/rule-set.ts'

/** Every rule's name, in the order that a page meets them. */
export const ruleNames: readonly string[] = catalogue.map(({ name }) => name)

/** A page's text by all rules, and by all but one where that makes a difference, by the missing rule's name. */
export type Ablation = { text: string; without: Map<string, string> }

/**
 * Reads a page once, and its text again without each rule. An empty text is a rejected page.
 * @throws InputFault `not-html`, `too-large` or `too-deep`
 */
export const ablate = (page: Page): Ablation => {
  const reading = readPage(page, allRules)
  const { found, data, about, live } = reading
  const { titles, description, authors, sites } = about
  const textOf = (body: { text: string }): string => {
    const result = resultOf({ ...reading, body: { ...body, source: 'page' } }, page.url)
    return result.outcome === 'cleaned' ? result.text : ''
  }
  const text = textOf(reading.body)
  const without = new Map<string, string>()
  for (const rule of ruleNames) {
    const other = bodyOf(found, data, { titles, description, authors, sites, live, rules: rulesWithout(rule) })
    if (other.text !== reading.body.text) without.set(rule, textOf(other))
  }
  return { text, without }
}
