import type { Log } from '@blotter/log'
import { plainLine } from '@blotter/pages/text'
import { countAll, countOutcomes, listFeeds } from '@blotter/views'
import { counted, printData } from '../output.ts'
import type { Left } from './idle.ts'

/** What a run came to: articles by outcome, claims, incidents, and what is left for later. */
export const printSummary = async (log: Log, left: Left, { json }: { json?: boolean }): Promise<void> => {
  const outcomes = await countOutcomes(log)
  const counts = await countAll(log)
  const feeds = await listFeeds(log)
  const waiting = feeds.filter(({ lastOutcome }) => lastOutcome === 'waiting')
  const failing = feeds.filter((feed) => feed.failures > 0 && !waiting.includes(feed))
  const itemsSkipped = feeds.reduce((sum, { skipped }) => sum + skipped, 0)
  if (json) {
    const byOutcome = Object.fromEntries(outcomes.map(({ outcome, articles }) => [outcome, articles]))
    return printData(
      JSON.stringify({
        ...counts,
        failingFeeds: failing.length,
        waitingFeeds: waiting.length,
        itemsSkipped,
        outcomes: byOutcome,
        left,
      }),
    )
  }
  printData(`\n${counted(counts.articles, 'article')}`)
  for (const { outcome, articles } of outcomes) printData(`  ${String(articles).padStart(5)}  ${outcome}`)
  printData(
    `${counted(counts.claims, 'claim')}, ${counted(counts.incidents, 'incident')}, log position ${counts.position}`,
  )
  for (const { title, url, lastOutcome, lastCause } of failing)
    printData(plainLine(`Feed failed: ${title ?? url}: ${lastCause ?? lastOutcome}`))
  for (const { title, url, lastCause } of waiting) printData(plainLine(`Feed waits: ${title ?? url}: ${lastCause}`))
  if (itemsSkipped)
    printData(
      `${counted(itemsSkipped, 'item')} of feeds without a usable address; see: npx --no-install blotter feeds list`,
    )
  printData(
    `Left for later: ${counted(left.rechecks, 'recheck')} of young articles, ${left.retries} ${left.retries === 1 ? 'retry' : 'retries'}`,
  )
}
