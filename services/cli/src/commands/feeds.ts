import { writeFileSync } from 'node:fs'
import { InputFault } from '@blotter/events'
import { type FeedEntry, writeOpml } from '@blotter/feeds'
import { catchUp, feedsProjection } from '@blotter/log'
import { listFeeds } from '@blotter/views'
import { readFeedList } from '../feed-list.ts'
import { printData, printTable, say } from '../output.ts'
import type { Session } from '../session.ts'
import { addFeed, removeFeed, setCopies } from '../subscribe.ts'

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
  const rows = await listFeeds(log)
  if (json) {
    for (const row of rows) printData(JSON.stringify(row))
    return
  }
  printTable(
    ['title', 'last poll', 'outcome', 'items', 'skipped', 'failures', 'next poll', 'address'],
    rows.map((row) => [
      row.title ?? '–',
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

const minute = (moment: string | null): string | null => moment?.slice(0, 16).replace('T', ' ') ?? null

export const exportFeeds = async ({ log }: Session, file: string | undefined): Promise<void> => {
  await catchUp(log, feedsProjection)
  const rows = await listFeeds(log)
  const entries = rows.map(
    ({ url, title, country, language, kind }) =>
      ({
        url,
        ...(title ? { title } : {}),
        ...(country ? { country } : {}),
        ...(language ? { language } : {}),
        ...(kind ? { kind } : {}),
      }) as FeedEntry,
  ) // kind is one of feedKinds: it came from FeedAdded
  const opml = writeOpml(entries)
  if (!file) return printData(opml)
  writeFileSync(file, opml)
  say(`${entries.length} feeds written to ${file}`)
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

export const removeFeeds = async (session: Session, urls: readonly string[], reason: string): Promise<void> => {
  for (const url of urls) {
    if (!(await removeFeed(session.log, url, reason))) throw noSuchFeed(url)
    say(`Removed ${url}. What it brought stays in the log.`)
  }
}

const noSuchFeed = (url: string): InputFault =>
  new InputFault('no-such-feed', `No feed has the address ${url}. See them with: npx --no-install blotter feeds list`)
