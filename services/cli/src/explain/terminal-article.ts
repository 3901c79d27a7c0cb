import { styleText } from 'node:util'
import { labelOf } from '@blotter/events'
import { plainLine, plainText } from '@blotter/pages/text'
import { tableLines } from '../output.ts'
import { type ExplainedArticle, type ExplainedClaim, sayCut } from './explained-article.ts'

/**
 * An article for a terminal: its text, in which `[words]³` is the third mark and `❶` begins the sentence of the first
 * claim, then a table of fields for each claim. It can be read without colours.
 */
export const printExplained = (article: ExplainedArticle): string => {
  const head = article.claims.length ? [] : [`No claim${article.reason ? `: ${article.reason}` : ''}.`]
  const cut = sayCut(article)
  return [markedText(article), ...(cut === null ? [] : [cut]), ...head, ...article.claims.map(claimTable)].join('\n\n')
}

type Insert = { at: number; order: number; words: string }

const markedText = ({ text, marks, claims }: ExplainedArticle): string => {
  const inserts: Insert[] = [
    ...claims.map(({ number, claim }) => ({ at: claim.span.start, order: 1, words: `${claimSign(number)} ` })),
    // Of marks that end together the inner ones, which began last, close first.
    ...marks.flatMap(({ number, span }) => [
      { at: span.start, order: 2, words: '[' },
      { at: span.end, order: -number / 1e6, words: `]${raised(number)}` },
    ]),
  ].sort((a, b) => a.at - b.at || a.order - b.order)
  let from = 0
  let marked = ''
  for (const { at, words } of inserts) {
    marked += plainText(text.slice(from, at)) + styleText(['bold', 'cyan'], words)
    from = at
  }
  return (marked + plainText(text.slice(from))).trimEnd()
}

const claimTable = ({ number, claim, rows }: ExplainedClaim): string => {
  const title = `${claimSign(number)} ${labelOf(claim.type)} (${claim.type}), ${claim.status}, ${claim.execution}`
  const table = tableLines(
    ['field', 'says', 'rule', 'mark', 'words'],
    rows.map(({ field, says, rule, mark, quote }) => [field, cut(says, 44), rule, mark ?? '', cut(quote, 60)]),
  )
  return [styleText('bold', title), ...table].join('\n')
}

const cut = (text: string, longest: number): string => {
  const line = plainLine(text)
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

// ❶ to ❿; further claims have their number in brackets.
const claimSign = (number: number): string => (number <= 10 ? String.fromCodePoint(0x2776 + number - 1) : `(${number})`)

const RAISED = [...'⁰¹²³⁴⁵⁶⁷⁸⁹']

const raised = (number: number): string => [...`${number}`].map((digit) => RAISED[Number(digit)]).join('')
