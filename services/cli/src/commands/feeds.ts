import { writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import {
  addFeed,
  backfillFeed,
  listingIn,
  moveFeed,
  removeFeed,
  resumeFeed,
  setCopies,
  suspendFeed,
} from '@blotter/acts'
import { InputFault, type LogEvent } from '@blotter/events'
import { type FeedEntry, writeOpml } from '@blotter/feeds'
import { catchUp, feedsProjection } from '@blotter/log'
import { type FeedRow, feedStanding, listFeeds } from '@blotter/views'
import { readFeedList } from '../feed-list.ts'
import { printData, printTable, say } from '../output.ts'
import type { Session } from '../session.ts'

/** Invented incidents never enter a real log, and real ones not the sample. */
const refuseSample = ({ workspace }: Session): void => {
  if (workspace?.name === 'sample')
    throw new InputFault(
      'sample-workspace',
      'The sample workspace holds invented feeds only. Use another one: --workspace main',
    )
}

export const addFeeds = async (session: Session, entries: readonly FeedEntry[]): Promise<void> => {
  refuseSample(session)
  // A feed that has moved is known by its new address, too.
  await catchUp(session.log, feedsProjection)
  let added = 0
  for (const entry of entries) added += (await addFeed(session.log, entry)) ? 1 : 0
  say(
    `${added} added, ${entries.length - added} known already. They are polled while Blotter runs: npx --no-install blotter start`,
  )
}

export const importFeeds = (session: Session, file: string): Promise<void> => addFeeds(session, readFeedList(file))

export const listAllFeeds = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  // Subscriptions change while nothing runs that would project them.
  await catchUp(log, feedsProjection)
  const now = Date.now()
  const rows = (await listFeeds(log)).map((row) => ({ ...row, ...feedStanding(row, now) }))
  if (json) {
    for (const row of rows) printData(JSON.stringify(row))
    return
  }
  printTable(
    ['title', 'is', 'last poll', 'outcome', 'items', 'skipped', 'failures', 'next poll', 'address'],
    rows.map((row) => [
      row.title ?? '–',
      row.verdict,
      minute(row.lastPollAt),
      row.lastCause ?? row.lastOutcome,
      row.items,
      row.skipped ? `${row.skipped} (${row.skippedWhy})` : 0,
      row.failures,
      minute(row.nextPollAt),
      row.url,
    ]),
  )
}

/** A moment to the minute. */
export const minute = (moment: string | null): string | null => moment?.slice(0, 16).replace('T', ' ') ?? null

export const exportFeeds = async ({ log }: Session, file: string | undefined): Promise<void> => {
  await catchUp(log, feedsProjection)
  const rows = await listFeeds(log)
  const streams = await log.readStreams(rows.map(({ id }) => `feed/${id}`))
  const listed = rows.map((row, index) => ({ row, stream: streams[index] ?? [] }))
  const entries = listed.toSorted((a, b) => addedAt(a) - addedAt(b)).map(entryOf)
  const opml = writeOpml(entries)
  if (!file) return printData(opml)
  writeFileSync(file, opml)
  say(`${entries.length} feeds written to ${file}`)
}

type Listed = { row: FeedRow; stream: readonly LogEvent[] }

/** Lists keep the order in which their feeds came. */
const addedAt = ({ stream }: Listed): number => stream.findLast(({ type }) => type === 'FeedAdded')?.position ?? 0

const entryOf = ({ row, stream }: Listed): FeedEntry => {
  const { url, title, country, language, kind } = row
  const described = Object.entries({ title, country, language, kind }).filter(([, value]) => value)
  const { copies, ...listing } = listingIn(stream)
  return {
    ...listing,
    ...Object.fromEntries(described),
    url,
    // What every feed is needs no word.
    ...(copies === 'alone' ? { copies } : {}),
  }
}

/** @throws InputFault `no-such-feed` */
export const setFeedCopies = async (
  session: Session,
  copies: 'alone' | 'grouped',
  urls: readonly string[],
): Promise<void> => {
  for (const url of urls) {
    if (!(await setCopies(session.log, url, copies))) throw noSuchFeed(url)
    say(copies === 'alone' ? `Each article of ${url} is a voice of its own.` : `Copies of ${url} are one voice.`)
  }
}

const CHANGES = {
  suspend: { act: suspendFeed, done: (url: string) => `${url} is not polled until it is resumed.` },
  resume: { act: resumeFeed, done: (url: string) => `${url} is polled again.` },
  remove: { act: removeFeed, done: (url: string) => `Removed ${url}. What it brought stays in the log.` },
}

/** @throws InputFault `no-such-feed` */
export const changeFeeds = async (
  { log }: Session,
  name: keyof typeof CHANGES,
  { urls, reason }: { urls: readonly string[]; reason: string },
): Promise<void> => {
  await catchUp(log, feedsProjection)
  const { act, done } = CHANGES[name]
  const by = { who: userInfo().username, why: reason, source: 'blotter/feeds' }
  for (const url of urls) {
    if (!(await act(log, url, by))) throw noSuchFeed(url)
    say(done(url))
  }
}

/** @throws InputFault `no-such-feed` */
export const backfillFeeds = async (
  { log }: Session,
  urls: readonly string[],
  { pages }: { pages: number },
): Promise<void> => {
  await catchUp(log, feedsProjection)
  for (const url of urls) {
    if (!(await backfillFeed(log, url, pages))) throw noSuchFeed(url)
    say(`${url} is read back, one document a minute at most, while Blotter runs and no feed is due.`)
  }
}

/** @throws InputFault `no-such-feed`, `known-feed`, `bad-url` */
export const moveFeedTo = async ({ log }: Session, from: string, to: string): Promise<void> => {
  await catchUp(log, feedsProjection)
  if (!(await moveFeed(log, from, to))) throw noSuchFeed(from)
  say(`Polled at ${to} from now on. Back again with: npx --no-install blotter feeds move ${to} ${from}`)
}

export const noSuchFeed = (url: string): InputFault =>
  new InputFault('no-such-feed', `No feed has the address ${url}. See them with: npx --no-install blotter feeds list`)
