import { type CleanPage, type Page, refusalOf, resultOf } from './clean.ts'
import { type Statement, statements } from './metadata/statements.ts'
import { type PageReading, readPage } from './page-reading.ts'
import { allRules } from './rules/rule-set.ts'

/** A paragraph, heading, list item or cell of the page. `rule` says why it is not the story, and is absent when it is. */
export type ExplainedBlock = { tag: string; text: string; rule?: string }

/** A page with the reason for each part of its result. */
export type ExplainedPage = {
  result: CleanPage
  /** What the text was read off, and how the story's place was found there. */
  source: string
  /** In page order. */
  blocks: ExplainedBlock[]
  /** What the page says of its title, times, authors and the rest, place by place. */
  statements: Statement[]
}

/** Cleans a page and says of each block and each statement what became of it, and why. Throws for no page. */
export const explainPage = (page: Page): ExplainedPage => {
  try {
    const reading = readPage(page, allRules)
    return {
      result: resultOf(reading, page.url),
      source: sourceOf(reading),
      blocks: blocksOf(reading),
      statements: statements(reading, page),
    }
  } catch (fault) {
    return { result: refusalOf(fault), source: 'nothing', blocks: [], statements: [] }
  }
}

const sourceOf = ({ body }: PageReading): string =>
  body.read ? `${body.source}, its place found by ${body.read.story.root.found}` : body.source

const blocksOf = ({ found, body }: PageReading): ExplainedBlock[] => {
  const read = body.read
  const page =
    body.source === 'page'
      ? []
      : found.blocks.map(({ tag, text }) => ({ tag, text, rule: `a longer body in ${body.source}` }))
  if (!read) return [...page, ...body.text.split('\n\n').map((text) => ({ tag: 'line', text }))]
  const kept = new Set(read.story.blocks)
  return [
    ...page,
    ...read.survey.blocks.map(({ tag, text }, at) => {
      if (kept.has(at)) return { tag, text }
      return { tag, text, rule: read.story.dropped.get(at) ?? 'outside the story' }
    }),
  ]
}
