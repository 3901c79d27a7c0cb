import type { StageMinutes } from '@blotter/views'
import { describe, expect, it } from 'vitest'
import type { Overview } from './overview.ts'
import { summaryParts } from './summary.ts'

const minutes: StageMinutes = { in: new Array(60).fill(0), out: new Array(60).fill(0) }

const empty: Overview = {
  at: '2026-11-03T08:00:00.000Z',
  queues: 'postgres',
  position: 12_345,
  stages: [],
  singles: ['dispatcher', 'projector'].map((stage) => ({ stage, states: ['working'] })),
  workers: [],
  projections: [],
  dead: [],
  feeds: { all: 0, verdicts: {} },
  invented: false,
  replay: null,
  incidents: [],
  points: [],
  spent: { database: 12, queues: 0 },
}

const clean: Overview['stages'][number] = {
  ...{ stage: 'clean', waiting: 3, waitingInputs: 96, active: 2, stalled: 0, delayed: 0, failed: 0, paused: false },
  ...{ oldestWaitingMs: 75_000, inPerMinute: 12.3, outPerMinute: 2, parked: 7, parkedLastHour: 0, parkedFor: null },
  ...{ workers: 1, states: ['working'], crew: [], pausedBy: null, minutes },
  times: { waitP50: 900, waitP95: 75_000, runP50: 4, runP95: 40, retries: 2 },
  verdict: { state: 'late', reason: 'the oldest has waited 1 min' },
}

const incident: Overview['incidents'][number] = {
  id: 'i',
  incident: {
    type: 'disaster.flood',
    when: { start: '2026-11-02', end: '2026-11-02', precision: 'day', basis: 'text' },
    where: null,
    toll: { displaced: { low: 95_000, best: 95_000, high: null, asOf: null, byClaim: [] } },
  },
  claims: 1,
  openedAt: empty.at,
  revisedAt: empty.at,
}

const screen = async (changes: Partial<Overview>): Promise<string> =>
  (await Promise.all(Object.values(summaryParts({ ...empty, ...changes })).map(String))).join('\n')
const words = async (changes: Partial<Overview>): Promise<string> =>
  (await screen(changes)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the first screen', () => {
  it('says what is missing, and how to get it, on an empty log', async () => {
    const text = await words({})
    for (const part of ['All stages keep up.', 'blotter feeds add', '12,345', 'nothing waits for a person'])
      expect(text).toContain(part)
  })

  it('says first what is wrong, then the rest of it, each in words', async () => {
    const text = await words({ stages: [clean], singles: [{ stage: 'dispatcher', states: [] }] })
    expect(text).toMatch(/No dispatcher runs: .*Clean is late: the oldest has waited 1 min/)
    expect(text).not.toContain('All stages keep up')
  })

  it('has for a stage the oldest before how many, then rates, waits, runs, retries and dead letters', async () => {
    const text = await words({ stages: [clean] })
    expect(text).toMatch(
      /late the oldest has waited 1 min 1 min 15 s 96 2 12, 2 .* 0\.9 s, 1 min 15 s 4 ms, 40 ms 2 7 1/,
    )
  })

  it('shows an incident with its toll', async () => {
    const text = await words({ incidents: [incident] })
    for (const part of ['2026-11-02', '95,000+ displaced', '1 report']) expect(text).toContain(part)
  })

  it('takes what others say for text, never for markup, and lets nothing turn it around', async () => {
    const hostile = '<script>alert(1)</script>\u202e'
    const place = { precision: 'city', basis: 'text' } as const
    const where = { name: hostile, path: [hostile], iso2: 'PK', ...place }
    const text = await screen({
      incidents: [{ ...incident, incident: { ...incident.incident, where } }],
      dead: [{ stage: 'fetch', reason: hostile, count: 1, since: empty.at, latest: empty.at, message: hostile }],
      points: [
        { id: 'i', type: 'disaster.flood', place: hostile, iso2: 'PK', lat: 1, lon: 1, startsOn: null, killed: null },
      ],
      stages: [{ ...clean, verdict: { state: 'failing', reason: hostile } }],
    })
    expect(text).not.toContain('<script')
    expect(text).not.toContain('\u202e')
    expect(text.match(/&lt;script&gt;alert/g)?.length).toBeGreaterThanOrEqual(6)
  })

  it('says that incidents are invented when every feed is on this machine, and only then', async () => {
    const note = 'all incidents are invented'
    expect(await screen({ invented: true })).toContain(note)
    expect(await screen({})).not.toContain(note)
  })

  it('shows how far the open replay is and that one that is diffed waits for a person', async () => {
    const replay = { id: 'r', stage: 'extract', state: 'deriving', paused: null, phase: 'deriving' } as const
    const moving = { ...replay, done: 40, all: 100, rate: 2, secondsLeft: 30 }
    expect(await words({ replay: moving })).toMatch(/40 of 100 articles, 120 a minute, about 30\.0 s left/)
    expect(await words({ replay: { ...moving, state: 'diffed' } })).toContain('Waits for a person')
  })
})
