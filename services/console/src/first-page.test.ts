import type { IncidentRow } from '@blotter/views'
import { describe, expect, it } from 'vitest'
import { firstPage, troublePage } from './first-page.ts'
import type { Overview } from './overview.ts'

const empty: Overview = {
  at: '2026-11-03T08:00:00.000Z',
  queues: 'postgres',
  counts: { position: 12_345, claims: 0, incidents: 0, feeds: 0, articles: 0 },
  stages: [],
  singles: [],
  projections: [],
  outcomes: [],
  feeds: [],
  incidents: [],
}

const feed = (url: string): Overview['feeds'][number] => ({
  id: 'f',
  url,
  title: null,
  country: null,
  language: null,
  kind: null,
  state: 'active',
  lastPollAt: null,
  lastOutcome: null,
  lastCause: null,
  lastNewAt: null,
  failures: 0,
  items: 0,
  skipped: 0,
  skippedWhy: null,
  nextPollAt: null,
  nextWhy: null,
  errorWeight: 0,
  failingSince: null,
  lastStatus: null,
  gapMs: null,
  longestGapMs: null,
  identity: null,
  validatorsLie: false,
})

const incident = (claim: Partial<IncidentRow['claims'][number]>): IncidentRow => ({
  id: 'i',
  incident: {
    type: 'disaster.flood',
    when: { start: '2026-11-02', end: '2026-11-02', precision: 'day', basis: 'text' },
    where: null,
    toll: { displaced: { low: 95_000, best: 95_000, high: null, asOf: null, byClaim: [] } },
  },
  openedAt: empty.at,
  revisedAt: empty.at,
  claims: [{ articleId: 'a', url: 'https://paper.example/a', title: 'A', sentence: 'S', claim: {} as never, ...claim }],
})

const page = async (changes: Partial<Overview>): Promise<string> => String(await firstPage({ ...empty, ...changes }))

describe('the first page', () => {
  it('says what is missing, and how to get it, on an empty log', async () => {
    const text = await page({})
    expect(text).toContain('None yet. They show here as articles are read.')
    expect(text).toContain('blotter feeds add')
    expect(text).toContain('12,345')
  })

  it('shows an incident with its toll and the sentence behind it', async () => {
    const text = await page({ incidents: [incident({ sentence: 'The river \n took  the town.' })] })
    for (const part of ['2026-11-02', '95,000+ displaced', '1 report', 'The river took the town.'])
      expect(text).toContain(part)
  })

  it('takes what feeds say for text, never for markup', async () => {
    const hostile = '<script>alert(1)</script>'
    const text = await page({
      incidents: [incident({ sentence: hostile, title: hostile })],
      feeds: [{ ...feed('https://paper.example/rss'), title: hostile, lastCause: hostile }],
      outcomes: [{ outcome: hostile, articles: 1 }],
    })
    expect(text).not.toContain(hostile)
    expect(text.match(/&lt;script&gt;alert/g)).toHaveLength(5)
  })

  it('links to http and https alone', async () => {
    expect(await page({ incidents: [incident({})] })).toContain('href="https://paper.example/a"')
    expect(await page({ incidents: [incident({ url: 'javascript:alert(1)' })] })).not.toContain('href="javascript')
  })

  it('says that incidents are invented when every feed is on this machine, and only then', async () => {
    const note = 'whose incidents are invented'
    const local = feed('http://127.0.0.1:4000/feed.xml')
    expect(await page({ feeds: [local] })).toContain(note)
    expect(await page({ feeds: [local, feed('https://localhost.example/feed.xml')] })).not.toContain(note)
    expect(await page({})).not.toContain(note)
  })

  it('says in a sentence why it has nothing to show', async () => {
    expect(String(await troublePage('Postgres does not answer: <b>'))).toContain('Postgres does not answer: &lt;b&gt;')
  })
})
