import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { deterministicId } from '@blotter/events'
import { savePoll, setEntry } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, vi } from 'vitest'
import { WARCParser } from 'warcio'
import { blotter, freshFolder } from '../../test/blotter.ts'

vi.setConfig({ testTimeout: 120_000 })

describe('export warc', () => {
  const log = sharedLog()
  const page = Buffer.from('<p>12 killed at the café</p>')
  const feedBody = Buffer.concat([
    Buffer.from('<rss version="2.0"><channel>\r\n\r\nWARC/1.1\r\n'),
    Buffer.from([0, 255, 13, 10]),
  ])
  const url = 'https://paper.example/feed'

  const fill = async (): Promise<void> => {
    const feedId = deterministicId('warc-test', url)
    const document = await log().documents.put(page)
    const headers = {
      ...{ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', 'content-length': '9' },
      'set-cookie': 'a=1; Expires=Wed, 04 Mar 2026 12:00:00 GMT\nb=2',
    }
    const fetched = { url: 'https://paper.example/1', finalUrl: 'https://paper.example/1?a=b', status: 200, headers }
    const streamId = `article/${deterministicId('warc-test', 'article')}`
    await log().append([
      ...[
        {
          eventId: feedId,
          streamId: `feed/${feedId}`,
          type: 'FeedAdded' as const,
          data: { url },
          source: 'blotter/test',
        },
      ],
      {
        ...{
          eventId: deterministicId('warc-test', 'fetched'),
          streamId,
          type: 'ArticleFetched',
          source: 'blotter/test',
        },
        data: { ...fetched, document, bytes: page.length, hints: {} },
      },
    ])
    const at = '2026-03-04T12:00:00.123Z'
    const entry = { kind: 'poll' as const, subject: feedId, dueAt: at, detail: {} }
    await setEntry(log().database, entry)
    const poll = {
      ...{ at, url, finalUrl: url, status: 403, outcome: 'challenge', cause: null, ms: 1, items: 0, fresh: 0 },
      ...{ wireBytes: 1, bytes: feedBody.length, known: 0, edited: 0, warnings: [], conditional: false, nextAt: at },
      ...{ why: '', headers: { 'x-strange': 'a\u00e9b' }, body: feedBody },
    }
    await savePoll(log().database, { entry, nextAt: at, health: { lastOutcome: 'challenge' }, poll })
  }
  const records = async (file: string) => {
    const found = []
    for await (const record of new WARCParser(createReadStream(file))) {
      const payload = Buffer.from(await record.readFully(false))
      found.push({
        type: record.warcType,
        uri: record.warcTargetURI,
        date: record.warcDate,
        status: record.httpHeaders?.statusCode,
        headers: Object.fromEntries(record.httpHeaders?.headers ?? []),
        cookies: [...(record.httpHeaders?.headers ?? [])].filter(([name]) => name === 'set-cookie'),
        payload,
      })
    }
    return found
  }
  const run = (...args: string[]) => blotter(['export', 'warc', ...args], { env: { DATABASE_URL: log().url } })

  it.each(['all.warc', 'all.warc.gz'])('to %s writes what a public reader reads back, byte for byte', async (name) => {
    if (name === 'all.warc') await fill()
    const file = join(freshFolder(), name)
    const { code, err } = await run(file)
    expect([code, err]).toEqual([0, `1 page and 1 feed answer written to ${file}\n`])
    const [info, article, feed, ...others] = await records(file)
    expect(others).toEqual([])
    expect(info).toMatchObject({ type: 'warcinfo' })
    expect(info?.payload.toString()).toContain('format: WARC File Format 1.1')
    expect(article).toMatchObject({ type: 'response', uri: 'https://paper.example/1?a=b', status: 200 })
    expect(article?.payload).toEqual(page)
    expect(article?.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' })
    expect(article?.headers).not.toHaveProperty('content-encoding')
    expect(article?.cookies.map(([, value]) => value)).toEqual(['a=1; Expires=Wed, 04 Mar 2026 12:00:00 GMT', 'b=2'])
    expect(feed).toMatchObject({ uri: url, status: 403, date: '2026-03-04T12:00:00.123Z' })
    expect(feed?.payload).toEqual(feedBody)
  })

  it('takes pages or feeds alone, and a stretch of days', async () => {
    const file = join(freshFolder(), 'some.warc')
    await run(file, '--feeds')
    expect((await records(file)).map(({ uri }) => uri)).toEqual([null, url])
    await run(file, '--feeds', '--since', '2026-03-05')
    expect(await records(file)).toHaveLength(1)
    await run(file, '--feeds', '--since', '2026-03-04', '--until', '2026-03-04')
    expect(await records(file)).toHaveLength(2)
    const missing = await run('/nowhere/at/all.warc')
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('cannot be written')])
  })
})
