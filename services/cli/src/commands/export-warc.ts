import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Configuration } from '@blotter/config'
import { deterministicId, InputFault, type LogEvent } from '@blotter/events'
import { catchUp, feedsProjection, type Log, readFeedPolls } from '@blotter/log'
import { listFeeds } from '@blotter/views'
import { type ArchivedAnswer, warcInfo, warcResponse } from '@blotter/web'
import { counted, say } from '../output.ts'
import type { Session } from '../session.ts'

/** `since` and `until` are days, ISO 8601; both count in. */
export type ExportOptions = { since?: string; until?: string; pages?: boolean; feeds?: boolean }

const pack = promisify(gzip)
/** Events read at a time. */
const PAGE = 500

/**
 * `blotter export warc FILE`: what was answered, pages and the kept polls of feeds, as WARC 1.1; a name that ends in
 * `.gz` gets each record packed by itself, as readers expect.
 * @throws InputFault `cannot-write`
 */
export const exportWarc = async (
  { log }: Session,
  file: string,
  { configuration, ...options }: ExportOptions & { configuration: Configuration },
): Promise<void> => {
  const stream = createWriteStream(file)
  const opened = await once(stream, 'open').catch((error: Error) => error)
  if (opened instanceof Error) throw new InputFault('cannot-write', `${file} cannot be written: ${opened.message}`)
  const write = async (record: Buffer): Promise<void> => {
    const bytes = file.endsWith('.gz') ? await pack(record) : record
    if (!stream.write(bytes)) await once(stream, 'drain')
  }
  const at = new Date().toISOString()
  await write(
    warcInfo({ id: deterministicId('warc', log.id, at), at, file: basename(file), software: configuration.USER_AGENT }),
  )
  const writeAll = async (answers: AsyncIterable<ArchivedAnswer>): Promise<number> => {
    let written = 0
    for await (const answer of answers) {
      await write(warcResponse(answer))
      written += 1
    }
    return written
  }
  const both = !options.pages && !options.feeds
  const pages = both || options.pages ? await writeAll(pagesOf(log, options)) : 0
  const polls = both || options.feeds ? await writeAll(pollsOf(log, options)) : 0
  stream.end()
  await once(stream, 'finish')
  say(`${counted(pages, 'page')} and ${counted(polls, 'feed answer')} written to ${file}`)
}

async function* pagesOf(log: Log, range: ExportOptions): AsyncGenerator<ArchivedAnswer> {
  for (let after = 0; ; ) {
    const events = await log.readAfter(after, PAGE)
    const last = events.at(-1)
    if (!last) return
    after = last.position
    const fetched = events.filter((event): event is LogEvent<'ArticleFetched'> => event.type === 'ArticleFetched')
    const wanted = fetched.filter(({ recordedAt }) => isWithin(recordedAt, range))
    const bodies = await log.documents.bodies([...new Set(wanted.map(({ data }) => data.document))])
    for (const { eventId, recordedAt, data } of wanted) {
      const body = bodies.get(data.document)
      // A document that is not in the store any more is left out: the event alone is no answer.
      if (body)
        yield { id: eventId, at: recordedAt, url: data.finalUrl, status: data.status, headers: data.headers, body }
    }
  }
}

async function* pollsOf(log: Log, range: ExportOptions): AsyncGenerator<ArchivedAnswer> {
  await catchUp(log, feedsProjection)
  for (const { id } of await listFeeds(log)) {
    for (const { at, finalUrl: url, status, headers, body } of (await readFeedPolls(log.database, id)).toReversed()) {
      if (body && status !== null && isWithin(new Date(at).toISOString(), range))
        yield { id: deterministicId('poll', id, at), at, url, status, headers, body }
    }
  }
}

/** ISO 8601 moments and days compare as text. */
const isWithin = (moment: string, { since, until }: ExportOptions): boolean =>
  (since === undefined || moment >= since) && (until === undefined || moment.slice(0, 10) <= until)
