import { readEntry, setEntry } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { useNewsdesk } from '../test/newsdesk.ts'
import { archiveOf } from './read-archive.ts'

const HOUR = 3_600_000

describe('the archive of a feed', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  beforeEach(() => desk.reset())
  let clock = Date.now()

  const begin = async (path: string, left = 20): Promise<string> => {
    const feed = await desk.subscribe(path)
    await desk.poll(feed)
    await setEntry(log().database, {
      kind: 'poll',
      subject: archiveOf(feed),
      dueAt: '2025-03-04T12:00:00.000Z',
      detail: { left },
    })
    await desk.reset()
    return feed
  }
  const step = async (feed: string) => {
    clock += 2 * 60_000
    // Others that were polled once are not due before the archive is read, whatever this clock says.
    await log().query(
      "UPDATE blotter_work.schedule SET due_at = '2999-01-01' WHERE subject NOT LIKE '%#%' AND due_at > '2026-01-01'",
    )
    return desk.poll(archiveOf(feed), { now: () => clock })
  }
  const entryOf = (feed: string) => readEntry(log().database, 'poll', archiveOf(feed))
  const paths = async () => (await desk.seen()).map(({ path }) => path)
  const steps = async (feed: string): Promise<string[]> => {
    const outcomes: string[] = []
    while (await entryOf(feed)) outcomes.push(await step(feed))
    return outcomes
  }

  it.each(['feed', 'paged'])('is read document by document to its end (%s), once each', async (name) => {
    const feed = await begin(`/archive/${name}.xml`)
    expect(await steps(feed)).toEqual(['archive read', 'archive read', 'archive read', 'archive read to its end'])
    const older = [2, 3, 4].map((page) => `/archive/${name}.xml?page=${page}`)
    expect(await paths()).toEqual([`/archive/${name}.xml`, ...older])
    const seen = await log().query(
      "SELECT 1 FROM blotter.event_log WHERE type = 'ArticleSeen' AND data ->> 'feedId' = $1",
      [feed],
    )
    expect(seen).toHaveLength(20)
  })

  it('is read no further back than asked, leaves a minute between two documents, and no circle', async () => {
    const feed = await begin('/archive/feed.xml?short', 2)
    expect(await step(feed)).toBe('archive read')
    expect(Date.parse((await entryOf(feed))?.dueAt ?? '') - clock).toBeGreaterThanOrEqual(60_000)
    expect(await step(feed)).toBe('archive read to its end')
    const loop = await begin('/archive/loop.xml')
    expect(await steps(loop)).toEqual(['archive read to its end'])
  })

  it('gives way while a feed is due', async () => {
    const feed = await begin('/archive/feed.xml?polite')
    const other = await desk.subscribe('/feeds/rss.xml?due')
    expect(await step(feed)).toBe('archive gives way')
    expect(await paths()).toEqual([])
    await desk.poll(other, { now: () => clock })
    await desk.remove(other)
    expect(await step(feed)).toBe('archive read')
  })

  it('is given up after three failures, hours apart, and with its feed', async () => {
    const feed = await desk.subscribe('/status/500?archive')
    await setEntry(log().database, {
      kind: 'poll',
      subject: archiveOf(feed),
      dueAt: '2025-03-04T12:00:00.000Z',
      detail: { left: 9, url: desk.address('/broken/empty.xml') },
    })
    await desk.poll(feed)
    expect(await step(feed)).toBe('archive: empty')
    expect(Date.parse((await entryOf(feed))?.dueAt ?? '') - clock).toBeGreaterThanOrEqual(HOUR)
    expect(await steps(feed)).toEqual(['archive: empty', 'archive ended: empty'])
    const gone = await begin('/archive/paged.xml?gone')
    await desk.remove(gone)
    expect(await step(gone)).toBe('archive ended')
    expect(await entryOf(gone)).toBeNull()
  })
})
