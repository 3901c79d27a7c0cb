import type { Log } from '@blotter/log'
import { countAll, countOutcomes, listFeeds } from '@blotter/views'
import { printData } from '../output.ts'
import type { Left } from './idle.ts'

/** What a run came to: articles by outcome, claims, incidents, and what is left for later. */
export const printSummary = async (log: Log, left: Left, { json }: { json?: boolean }): Promise<void> => {
  const outcomes = await countOutcomes(log)
  const counts = await countAll(log)
  const failing = (await listFeeds(log)).filter(({ failures }) => failures > 0)
  if (json) {
    const byOutcome = Object.fromEntries(outcomes.map(({ outcome, articles }) => [outcome, articles]))
    return printData(JSON.stringify({ ...counts, failingFeeds: failing.length, outcomes: byOutcome, left }))
  }
  printData(`\n${counts.articles} articles`)
  for (const { outcome, articles } of outcomes) printData(`  ${String(articles).padStart(5)}  ${outcome}`)
  printData(`${counts.claims} claims, ${counts.incidents} incidents, log position ${counts.position}`)
  for (const { title, url, lastOutcome, lastCause } of failing)
    printData(`Feed failed: ${title ?? url}: ${lastCause ?? lastOutcome}`)
  printData(`Left for later: ${left.rechecks} rechecks of young articles, ${left.retries} retries`)
}
