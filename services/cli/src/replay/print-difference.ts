import { eachReplayIncident, type Log, type Replay, readReplayIncidents } from '@blotter/log'
import { differentArticles, eachDifferentArticle, fieldCounts, sayChange, type Totals } from '@blotter/pages'
import { plainLine } from '@blotter/pages/text'
import type { GainLoss, IncidentDifference } from '@blotter/replay'
import { counted, printData, printLine, printTable } from '../output.ts'

const LARGEST = 10
const EXAMPLES = 5
const TOLLS = 10
const MONTHS = 12

/** Totals, a table by kind and field, the largest changes first, examples, and what it would do to the monitor's view. */
export const printDifference = async (log: Log, replay: Replay, totals: Totals): Promise<void> => {
  printData(`replay ${replay.id}   from ${replay.stage} on, at position ${totals.position}`)
  for (const change of replay.versions) printData(`  ${sayChange(change)}`)
  printData('')
  const { articles, incidents } = totals
  printTable(
    ['', 'before', 'unchanged', 'revised', 'new', 'gone', 'failed'],
    [
      ['articles', null, articles.unchanged, articles.revised, articles.new, articles.gone, articles.failed],
      ['incidents', incidents.before, incidents.unchanged, incidents.revised, incidents.new, incidents.gone, null],
    ],
  )
  if (totals.replaced)
    printData(`${counted(totals.replaced, 'incident')} of those revised would go on under another id.`)
  if (totals.left) printData(`${counted(totals.left, 'article')} read since then stay as they are.`)
  if (totals.gold) {
    const { articles: found, before, after } = totals.gold
    printData(`gold set: ${counted(found, 'article')}, F1 ${percent(before)} before, ${percent(after)} after`)
  }
  await printFields(log, replay.id)
  await printIncidents(log, replay.id)
  await printExamples(log, replay.id)
  printView(totals.view)
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const printFields = async (log: Log, id: string): Promise<void> => {
  const counts = await fieldCounts(log, id)
  if (!counts.length) return
  printData('\nWhat claims and pages say differently')
  printTable(
    ['kind', 'field', 'how many'],
    counts.map(({ kind, field, claims }) => [kind, field || null, claims]),
  )
}

const printIncidents = async (log: Log, id: string): Promise<void> => {
  const rows = await readReplayIncidents(log, id, { limit: LARGEST })
  if (!rows.length) return
  printData('\nThe largest changes of incidents')
  for (const { kind, diff } of rows) {
    const { view, fields, before, after } = diff as IncidentDifference // as the replayer writes it
    const { type, where, when } = view.after ?? view.before ?? { type: '', where: null, when: { start: null } }
    printData(
      `  ${kind.padEnd(8)} ${type}, ${plainLine(where?.name ?? 'nowhere')}, ${when.start ?? 'undated'}   ${before ?? after}`,
    )
    for (const { field, from, to } of fields) printData(`           ${field}: ${plainLine(from)} → ${plainLine(to)}`)
  }
}

const printExamples = async (log: Log, id: string): Promise<void> => {
  const rows = await differentArticles(log, id, { limit: EXAMPLES })
  if (!rows.length) return
  printData('\nExamples')
  for (const { outcome, url, diff, error } of rows) {
    printData(`  ${outcome}   ${plainLine(url)}`)
    if (error) printData(`           ${error.code}: ${plainLine(error.message)}`)
    for (const { field, from, to } of diff?.page ?? [])
      printData(`    page ${field}: ${plainLine(from) || 'none'} → ${plainLine(to) || 'none'}`)
    for (const { kind, type, fields, sentences } of diff?.claims ?? []) {
      printData(`    ${kind} ${type}   “${plainLine(sentences.after ?? sentences.before ?? '').trim()}”`)
      for (const { field, from, to } of fields)
        printData(`           ${field}: ${plainLine(from) || 'none'} → ${plainLine(to) || 'none'}`)
    }
  }
}

const printView = ({ types, countries, months, tolls }: Totals['view']): void => {
  const tables = [
    ['type', types],
    ['country', countries],
    ['month', months],
  ] as const
  if (tables.every(([, counts]) => !Object.keys(counts).length) && !tolls.length) {
    printData('\nWhat is monitored stays as it is.')
    return
  }
  printData('\nWhat it would do to what is monitored')
  for (const [name, counts] of tables.filter(([, each]) => Object.keys(each).length))
    printTable(
      [name, 'gained', 'lost'],
      largest(counts).map(([key, { gained, lost }]) => [key, gained, lost]),
    )
  if (!tolls.length) return
  printTable(
    ['toll', 'type', 'place', 'from', 'to'],
    tolls.slice(0, TOLLS).map(({ kind, type, place, from, to }) => [kind, type, place, from, to]),
  )
}

const largest = (counts: Record<string, GainLoss>): [string, GainLoss][] =>
  Object.entries(counts)
    .toSorted(([a, x], [b, y]) => y.gained + y.lost - x.gained - x.lost || (a < b ? -1 : 1))
    .slice(0, MONTHS)

/** All of it as lines: totals first, then incidents, then articles, both by their ids, a page in memory at a time. */
export const printDifferenceJson = async (log: Log, replay: Replay, totals: Totals): Promise<void> => {
  printData(JSON.stringify({ of: 'totals', replay: replay.id, versions: replay.versions, ...totals }))
  for await (const { diff } of eachReplayIncident(log, replay.id))
    await printLine(JSON.stringify({ of: 'incident', ...(diff as IncidentDifference) }))
  for await (const row of eachDifferentArticle(log, replay.id))
    await printLine(JSON.stringify({ of: 'article', ...row }))
}
