import { styleText } from 'node:util'
import type { ExplainedPage } from '@blotter/cleaning'
import { plainLine } from '@blotter/pages/text'
import { counted, tableLines } from '../output.ts'

/** An explained page for a terminal: its result, what it says of itself, then block by block. It can be read without colours. */
export const printExplainedPage = ({ result, source, blocks, statements }: ExplainedPage): string => {
  const kept = blocks.filter(({ rule }) => rule === undefined).length
  const head = [
    result.outcome === 'rejected'
      ? `Rejected: ${result.reason}. ${result.message}`
      : `Cleaned: ${result.kind}.${entriesOf(result)}`,
    `Read off ${source}; ${counted(kept, 'block')} of ${blocks.length} kept.`,
  ]
  const said = tableLines(
    ['field', 'place', 'verdict', 'says', 'why'],
    statements.map(({ field, source: place, verdict, says, why }) => [field, place, verdict, short(says, 60), why]),
  )
  const lines = tableLines(
    ['', 'tag', 'rule', 'words'],
    blocks.map(({ tag, text, rule }) => [rule === undefined ? 'kept' : '-', tag, rule ?? '', short(text, 90)]),
  )
  const coloured = lines.map((line) => (line.startsWith('kept') ? styleText('green', line) : styleText('dim', line)))
  return [head.join('\n'), said.join('\n'), coloured.join('\n')].join('\n\n')
}

/** `3 entries.` and each with its time and first words, where it is a live page. */
const entriesOf = (result: ExplainedPage['result']): string => {
  if (result.outcome === 'rejected' || !result.entries) return ''
  const { entries, text } = result
  const lines = tableLines(
    ['entry', 'words'],
    entries.map(({ span, publishedAt }) => [publishedAt ?? 'no time', short(text.slice(span.start, span.end), 80)]),
  )
  return ` ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}.\n${lines.join('\n')}`
}

const short = (text: string, longest: number): string => {
  const line = plainLine(text)
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}
