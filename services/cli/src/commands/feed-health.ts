import { failureOf, printDuration } from '@blotter/feeds'
import { catchUp, type FeedPoll, feedsProjection, readFeedPolls } from '@blotter/log'
import { type FeedRow, feedStanding, listFeeds } from '@blotter/views'
import { printData, printTable } from '../output.ts'
import type { Session } from '../session.ts'
import { minute, noSuchFeed } from './feeds.ts'

/**
 * `blotter feeds health URL`: how a feed does, why, what to do, and its last polls.
 * @throws InputFault `no-such-feed`
 */
export const feedHealth = async ({ log }: Session, url: string, { json }: { json?: boolean }): Promise<void> => {
  await catchUp(log, feedsProjection)
  const row = (await listFeeds(log)).find((feed) => feed.url === url)
  if (!row) throw noSuchFeed(url)
  const standing = feedStanding(row, Date.now())
  const polls = await readFeedPolls(log.database, row.id)
  if (json) {
    // What was answered is for `export warc`.
    const rows = polls.map(({ body: _body, headers: _headers, feedId: _id, ...poll }) => poll)
    printData(JSON.stringify({ ...row, ...standing, advice: adviceFor(row), polls: rows }))
    return
  }
  for (const line of headOf(row, standing)) printData(line)
  printData('')
  printTable(HEADER, polls.map(cellsOf))
}

const headOf = (row: FeedRow, { verdict, why }: ReturnType<typeof feedStanding>): string[] => {
  const failing = row.failures > 0 && row.lastOutcome !== null
  const rhythm = row.gapMs === null ? 'not known yet' : `something new every ${printDuration(row.gapMs)}`
  return [
    `${row.title ?? row.url} is ${verdict}: ${why}.`,
    ...(failing
      ? [
          `Last failure: ${failureOf(row.lastOutcome ?? '').says} ${row.lastCause ?? ''}`.trim(),
          `What to do: ${adviceFor(row)}`,
        ]
      : []),
    `Rhythm: ${rhythm}. Items are told apart by ${row.identity ?? 'guid'}.`,
    ...(row.validatorsLie ? ['Its ETag or Last-Modified lied, so it is read in full each time.'] : []),
    `Next poll: ${minute(row.nextPollAt) ?? 'none'}${row.nextWhy ? ` (${row.nextWhy})` : ''}.`,
  ]
}

const adviceFor = (row: FeedRow): string | null => {
  if (row.state === 'suspended') return 'Start it again with: npx --no-install blotter feeds resume ADDRESS'
  return row.failures > 0 && row.lastOutcome ? failureOf(row.lastOutcome).advice : null
}

const HEADER = ['at', 'outcome', 'status', 'ms', 'bytes', 'items', 'new', 'edited', 'warnings', 'asked', 'next', 'why']

const cellsOf = (poll: FeedPoll) => [
  minute(new Date(poll.at).toISOString()),
  poll.outcome,
  poll.status,
  poll.ms,
  poll.wireBytes,
  poll.items,
  poll.fresh,
  poll.edited,
  poll.warnings.join(', ') || '–',
  poll.conditional ? 'if changed' : 'in full',
  poll.nextAt && minute(new Date(poll.nextAt).toISOString()),
  poll.why,
]
