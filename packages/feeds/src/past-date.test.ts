import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'
import { pastDate } from './past-date.ts'

const now = Date.parse('2026-03-07T22:21:30Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('a date at the time of reading', () => {
  it.each([
    ['2026-03-07T22:21:00Z', 'assumed', '2026-03-07T22:21:00Z'],
    ['2026-03-07T22:30:00Z', 'explicit', '2026-03-07T22:21:30Z'],
    ['2026-03-07T22:30:00Z', 'assumed', '2026-03-07T22:21:30Z'],
    ['2026-03-08T07:15:00Z', 'assumed', '2026-03-07T22:15:00Z'],
    ['2026-03-08T12:15:00Z', 'assumed', '2026-03-07T22:15:00Z'],
    ['2026-03-08T12:25:00Z', 'assumed', '2026-03-07T22:21:30Z'],
    ['2026-03-08T07:15:00Z', 'explicit', '2026-03-07T22:21:30Z'],
    ['2026-03-09T08:21:00Z', 'assumed', undefined],
    ['2150-01-01T00:00:00Z', 'explicit', undefined],
  ] as const)('%s, its zone %s, is %s', (iso, zone, past) => {
    expect(pastDate({ iso, zone }, now)).toBe(past)
  })

  it('never lies ahead, and none is moved that did not', () => {
    const zones = fc.constantFrom('explicit' as const, 'assumed' as const)
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: 3 * DAY }), zones, (ahead, zone) => {
        const iso = new Date(now + ahead).toISOString()
        const past = pastDate({ iso, zone }, now)
        if (ahead <= 0) expect(past).toBe(iso)
        if (past !== undefined) expect(Date.parse(past)).toBeLessThanOrEqual(now)
        if (past === undefined) expect(ahead).toBeGreaterThan(DAY)
      }),
    )
  })

  it('that lies ahead is named, in XML and JSON alike, and stands where no time of reading is given', async () => {
    const date = '2026-03-08T07:15:00'
    const xml = `<rss version="2.0"><channel><title>t</title><item><title>i</title><pubDate>${date}</pubDate></item></channel></rss>`
    const json = `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","date_published":"${date}"}]}`
    for (const text of [xml, json]) {
      const body = Buffer.from(text)
      const read = await parseFeed({ body, readAt: now })
      expect(read.items[0]?.publishedAt).toBe('2026-03-07T22:15:00Z')
      expect(read.warnings.map(({ code }) => code)).toContain('date-in-future')
      expect((await parseFeed({ body })).items[0]?.publishedAt).toBe(`${date}Z`)
    }
  })
})
