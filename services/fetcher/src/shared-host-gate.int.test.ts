import { randomUUID } from 'node:crypto'
import { hostGateStore, type Log, openLog, robotsStore } from '@blotter/log'
import { type FaultSite, startFaultSite } from '@blotter/test/fault-site/start.ts'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import {
  createWebClient,
  gapUnderErrors,
  type HostEnding,
  type HostState,
  hostStart,
  sharedHostGate,
  strugglesAfter,
  type WebClient,
} from '@blotter/web'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'

const log = sharedLog()
const START = Date.UTC(2026, 2, 4)

describe('the gate in Postgres', () => {
  type Step = { do: 'enter' } | { do: 'leave'; ending: HostEnding } | { do: 'quiet' | 'slow' | 'pass'; ms: number }
  const ms = (max: number) => fc.integer({ min: 0, max })
  const steps: fc.Arbitrary<Step>[] = [
    fc.constant({ do: 'enter' }),
    fc.constantFrom<HostEnding>('answered', 'struggling', 'dead').map((ending) => ({ do: 'leave', ending })),
    ms(30_000).map((each) => ({ do: 'quiet', ms: each })),
    ms(5_000).map((each) => ({ do: 'slow', ms: each })),
    ms(20_000).map((each) => ({ do: 'pass', ms: each })),
  ]

  it('decides as the pure policy does, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(...steps), { maxLength: 25 }),
        fc.integer({ min: 1, max: 3 }),
        async (all, atOnce) => {
          const host = `${randomUUID()}.example`
          let now = START
          const store = hostGateStore(log().database, () => now)
          const ask = { leastGapMs: 1_000, atOnce, patienceMs: 1e9, leaseMs: 1e9, waited: true }
          const state: HostState = { active: 0, lastStart: 0, gapMs: 1_000, quietUntil: 0, deaths: 0, struggles: 0 }
          const inside: string[] = []
          for (const [index, step] of all.entries()) {
            if (step.do === 'enter') {
              const wanted = hostStart(state, atOnce, now)
              const { verdict, waitMs } = await store.enter(host, { ...ask, lease: `${index}` })
              if (wanted.start === 'at')
                expect({ verdict, waitMs }).toEqual({ verdict: 'wait', waitMs: wanted.at - now })
              else expect(verdict).toBe(wanted.start === 'now' ? 'enter' : 'full')
              if (verdict !== 'enter') continue
              inside.push(`${index}`)
              Object.assign(state, { active: inside.length, lastStart: now })
            } else if (step.do === 'leave') {
              const lease = inside.shift()
              if (lease === undefined) continue
              await store.leave(host, { lease, ending: step.ending, deadCapMs: 0 })
              Object.assign(state, { active: inside.length, struggles: strugglesAfter(state.struggles, step.ending) })
            } else if (step.do === 'quiet') {
              await store.quiet(host, step.ms)
              state.quietUntil = Math.max(state.quietUntil, now + step.ms)
            } else if (step.do === 'slow') {
              await store.slow(host, step.ms)
              state.gapMs = Math.max(1_000, step.ms)
            } else now += step.ms
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('promises each start once, and keeps the distance when what was promised is used late', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ms(4_000), { minLength: 2, maxLength: 8 }), async (lateness) => {
        const host = `${randomUUID()}.example`
        let now = START
        const store = hostGateStore(log().database, () => now)
        const ask = { leastGapMs: 1_000, atOnce: 99, patienceMs: 60_000, leaseMs: 1e9 }
        const waiting = []
        for (const [n, late] of lateness.entries()) {
          const { waitMs } = await store.enter(host, { ...ask, lease: `${n}`, waited: false })
          expect(waitMs).toBe(n * 1_000)
          waiting.push({ n, at: now + waitMs + late })
        }
        const starts: number[] = [START]
        const queue = waiting.slice(1)
        for (let next = queue.shift(); next; next = queue.sort((a, b) => a.at - b.at).shift()) {
          now = Math.max(now, next.at)
          const { verdict, waitMs } = await store.enter(host, { ...ask, lease: `${next.n}`, waited: true })
          if (verdict === 'enter') starts.push(now)
          else queue.push({ ...next, at: now + waitMs })
        }
        expect(starts).toHaveLength(lateness.length)
        for (const [index, at] of starts.entries())
          if (index) expect(at - (starts[index - 1] ?? 0)).toBeGreaterThanOrEqual(1_000)
      }),
      { numRuns: 20 },
    )
  })

  it('leaves a host that died twice alone, for longer each time, and forgives it at one answer', async () => {
    let now = START
    const store = hostGateStore(log().database, () => now)
    const visit = async (ending: HostEnding) => {
      const ask = { leastGapMs: 0, atOnce: 1, patienceMs: 0, leaseMs: 1e9, lease: 'a', waited: false }
      const { verdict, waitMs } = await store.enter('dead.example', ask)
      if (verdict === 'enter') await store.leave('dead.example', { lease: 'a', ending, deadCapMs: 600_000 })
      return waitMs
    }
    const pauses: number[] = []
    for (let n = 0; n < 7; n += 1) {
      await visit('dead')
      const held = await visit('dead')
      pauses.push(held)
      now += held
    }
    expect(pauses.map((each) => each / 60_000)).toEqual([0, 1, 2, 4, 8, 10, 10])
    await visit('answered')
    expect([await visit('dead'), await visit('answered')]).toEqual([0, 0])
  })

  it('gives the place of a worker that died with its lease to another when that lapses', async () => {
    let now = START
    const store = hostGateStore(log().database, () => now)
    const ask = { leastGapMs: 0, atOnce: 1, patienceMs: 0, leaseMs: 60_000, waited: false }
    const enter = async (lease: string) => (await store.enter('lapse.example', { ...ask, lease })).verdict
    expect([await enter('a'), await enter('b')]).toEqual(['enter', 'full'])
    now += 60_001
    expect(await enter('b')).toBe('enter')
    await store.leave('lapse.example', { lease: 'a', ending: 'answered', deadCapMs: 0 })
    await store.renew('lapse.example', { lease: 'a', leaseMs: 60_000 })
    expect(await enter('c')).toBe('full')
    now += 50_000
    await store.renew('lapse.example', { lease: 'b', leaseMs: 60_000 })
    now += 50_000
    expect(await enter('c')).toBe('full')
    now += 10_001
    expect(await enter('c')).toBe('enter')
  })

  it('is slower while a host fails', () => {
    expect([0, 1, 2, 3, 9].map((struggles) => gapUnderErrors(1_000, struggles))).toEqual([
      1_000, 2_000, 4_000, 8_000, 8_000,
    ])
  })
})

describe('several workers on one gate', () => {
  let site: FaultSite
  const GAP = 150
  const clients: WebClient[] = []
  const logs: Log[] = []
  beforeAll(async () => {
    site = await startFaultSite()
  })
  beforeEach(async () => {
    await fetch(`${site.url}/__reset`, { method: 'POST' })
    await log().query('DELETE FROM blotter_work.host_gate')
    await log().query('DELETE FROM blotter_work.robots')
  })
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()))
    await Promise.all(logs.map((each) => each.close()))
    await site.stop()
  })
  const seen = async (): Promise<{ path: string; time: string; concurrent: number; status: number | null }[]> =>
    (await (await fetch(`${site.url}/__log`)).text())
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  /** A worker with its own database connections, as another process has. */
  const worker = async ({ gap = GAP, perHost = 2, holdMs = 30_000, leaseMs = 60_000 } = {}): Promise<WebClient> => {
    const own = await openLog({ url: log().url, name: 'worker', poolSize: 2 })
    const pace = { hostGapMs: gap, perHost, deadHostCapMs: 0, leaseMs }
    const client = createWebClient({
      userAgent: 'Blotter/0.1 (+https://example.org/blotter)',
      allow: [new URL(site.url).host],
      gate: sharedHostGate(hostGateStore(own.database), pace),
      robots: robotsStore(own.database),
      crawlDelayCapMs: 0,
      timeouts: { holdMs },
    })
    clients.push(client)
    logs.push(own)
    return client
  }
  const get = (client: WebClient, path: string, kind: 'feed' | 'page' = 'feed') => client.get(site.url + path, { kind })

  it('start apart and no more than two at once, as the site saw it, and all are served', async () => {
    const workers = [await worker(), await worker(), await worker()]
    const paths = Array.from({ length: 9 }, (_, n) => `/many/${n}.xml?ms=400`)
    const answers = await Promise.all(paths.map((path, n) => get(workers[n % 3] as WebClient, path)))
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200))
    const requests = await seen()
    expect(Math.max(...requests.map(({ concurrent }) => concurrent))).toBeLessThanOrEqual(2)
    const times = requests.map(({ time }) => Date.parse(time)).sort((a, b) => a - b)
    // The site sees a request a moment after its start, so single ones may seem closer than they began.
    for (const [n, at] of times.slice(3).entries()) expect(at - (times[n] ?? 0)).toBeGreaterThanOrEqual(2 * GAP)
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(8 * GAP - 50)
  })

  it('keep their places for as long as their requests run, also over the time of a lease', async () => {
    const short = { gap: 0, perHost: 1, leaseMs: 300 }
    const [one, other] = [await worker(short), await worker(short)]
    await Promise.all([get(one, '/many/1.xml?ms=1500'), get(other, '/many/2.xml?ms=10')])
    expect((await seen()).map(({ concurrent }) => concurrent)).toEqual([1, 1])
  })

  it('are all quiet when one was asked to be', async () => {
    const [one, other] = [await worker({ gap: 0, holdMs: 0 }), await worker({ gap: 0, holdMs: 0 })]
    expect(await get(one, '/status/429-seconds.xml?after=60')).toMatchObject({ status: 429 })
    const fault = await get(other, '/feeds/rss.xml').catch((error) => error)
    expect(fault).toMatchObject({ code: 'host-held', disposition: 'retry' })
    expect(fault.retryAfterMs).toBeGreaterThan(55_000)
    expect((await seen()).map(({ path }) => path)).toEqual(['/status/429-seconds.xml?after=60'])
  })

  it.each([
    '/status/503.xml?after=60',
    '/status/429-date.xml?after=60',
    '/status/503-date.xml?after=60',
    '/status/429-bare.xml',
  ])('keep %s, too', async (path) => {
    const [one, other] = [await worker({ gap: 0, holdMs: 0 }), await worker({ gap: 0, holdMs: 0 })]
    await get(one, path)
    await expect(get(other, '/feeds/rss.xml')).rejects.toMatchObject({ code: 'host-held' })
    expect(await seen()).toHaveLength(1)
  })

  it('fetch a robots.txt once between them, pages and feeds on the same gate', async () => {
    const [one, other] = [await worker({ gap: 0 }), await worker({ gap: 0 })]
    await get(one, '/articles/1.html', 'page')
    await get(other, '/articles/2.html', 'page')
    await expect(get(other, '/disallowed/a.html', 'page')).rejects.toMatchObject({ code: 'robots' })
    expect((await seen()).map(({ path }) => path)).toEqual(['/robots.txt', '/articles/1.html', '/articles/2.html'])
  })

  it('stop waiting when they are told to, with the reason', async () => {
    const client = await worker({ gap: 60_000 })
    await get(client, '/feeds/rss.xml')
    const controller = new AbortController()
    const patient = createWebClient({
      userAgent: 'Blotter/0.1',
      allow: [new URL(site.url).host],
      gate: sharedHostGate(hostGateStore(log().database), {
        hostGapMs: 60_000,
        perHost: 2,
        deadHostCapMs: 0,
        leaseMs: 60_000,
      }),
      timeouts: { holdMs: 120_000 },
    })
    onTestFinished(() => patient.close())
    const waiting = patient.get(`${site.url}/feeds/atom.xml`, { kind: 'feed', signal: controller.signal })
    setTimeout(() => controller.abort(new Error('no longer needed')), 200)
    await expect(waiting).rejects.toThrow('no longer needed')
  })
})
