import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  activateVersion,
  addReplay,
  changeReplay,
  type Log,
  openLog,
  type Replay,
  readProgress,
  replayNamed,
  verifyLog,
} from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { freshDatabase } from '../fresh-log.ts'
import { backends } from '../queue-backends.ts'
import { changesFromOlder, writeHistory } from './history.ts'
import { latencies, median } from './live-latency.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Each costs two starts of the engines; the pipeline's own crash test has more of them.
const KILLS = Math.ceil(Number(process.env.CRASH_KILLS ?? 10) / 3)
const patient = { timeout: 240_000, interval: 100 }

type System = { log: Log; queues: Queues; env: Record<string, string | undefined> }

let running: ChildProcess[] = []
const run = (services: readonly string[], { env }: System): ChildProcess[] => {
  const children = services.map((service) =>
    spawn(process.execPath, [`${root}services/${service}/src/main.ts`], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
  running.push(...children)
  return children
}
const end = async (children: readonly ChildProcess[], signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
  const alive = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
  const gone = Promise.all(alive.map((each) => once(each, 'exit')))
  for (const each of alive) each.kill(signal)
  await gone
}
afterEach(async () => {
  await end(running, 'SIGKILL')
  running = []
})

const prepare = async (kind: 'postgres' | 'redis', articles: number, read: number): Promise<System> => {
  const databaseUrl = await freshDatabase()
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? '') : ''
  const log = await openLog({ url: databaseUrl, name: 'e2e' })
  const queues = openQueues({ databaseUrl, redisUrl: redisUrl || undefined, logId: log.id })
  await queues.migrate()
  await writeHistory(log, { articles, read })
  // Short, so that what a dead worker held comes back within a test's time.
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    JOB_LOCK_SECONDS: '2',
    LOG_LEVEL: 'error',
  }
  return { log, queues, env }
}

const close = async ({ log, queues }: System): Promise<void> => {
  await queues.close()
  await log.close()
}

const start = async ({ log }: System): Promise<string> => {
  const id = randomUUID()
  const versions = changesFromOlder()
  await addReplay(log, {
    ...{ id, stage: 'extract', selection: {}, versions, undoes: null, listed: 0, gold: null, who: 'amina', why: null },
  })
  return id
}

const state = async ({ log }: System, id: string): Promise<Replay['state']> => (await replayNamed(log, id)).state

/** Whatever a replay has done so far. */
const mark = async (system: System, id: string): Promise<string> =>
  JSON.stringify([await state(system, id), (await readProgress(system.log, id)).steps])

/** What a replay came to; positions, times and ids aside, which are its own. */
const outcome = async ({ log }: System, id: string) => ({
  results: await log.query(
    'SELECT article_id, outcome, differs, step, report, diff FROM blotter_work.replay_result WHERE replay_id = $1 ORDER BY 1',
    [id],
  ),
  incidents: await log.query(
    'SELECT incident_id, kind, diff, weight FROM blotter_work.replay_incident WHERE replay_id = $1 ORDER BY 1',
    [id],
  ),
  linked: await log.query('SELECT claim_id, incident_id, held_reason FROM blotter_work.linked_claim ORDER BY 1'),
  shown: await log.query(
    "SELECT incident_id, claims, view FROM blotter_work.incident WHERE state = 'open' ORDER BY incident_id",
  ),
  reports: await log.query(
    `SELECT stream_id, version, data FROM blotter.event_log WHERE type = 'IncidentsReported' ORDER BY stream_id, version`,
  ),
})

const through = async (system: System, id: string, rest: 'diffed' | 'promoted'): Promise<void> => {
  await expect.poll(() => state(system, id), patient).toBe(rest)
}

const approve = async ({ log }: System, id: string): Promise<void> => {
  expect(await changeReplay(log, { id, from: ['diffed'] }, { state: 'approved' })).toBe(true)
}

describe('replayers that are killed at any moment', () => {
  const size = { articles: 300, read: 150 }
  let undisturbed: ReturnType<typeof outcome> | undefined
  const runUndisturbed = async () => {
    const system = await prepare('postgres', size.articles, size.read)
    const id = await start(system)
    const children = run(['replayer'], system)
    await through(system, id, 'diffed')
    await approve(system, id)
    await through(system, id, 'promoted')
    const found = await outcome(system, id)
    await end(children, 'SIGKILL')
    await close(system)
    return found
  }

  // The two backends differ in the queue alone, which has tests of its own; the soak runs both.
  it.each(process.env.SOAK ? backends : backends.slice(-1))(
    'come to what an undisturbed one comes to, on %s queues',
    { timeout: 600_000 },
    async (kind) => {
      undisturbed ??= runUndisturbed()
      const expected = await undisturbed
      const system = await prepare(kind, size.articles, size.read)
      const id = await start(system)
      for (let kill = 0, seen = ''; kill < KILLS; kill += 1) {
        const children = run(['replayer', 'replayer'], system)
        // As soon as something moved, and a little later each time.
        await expect.poll(() => mark(system, id), { ...patient, interval: 20 }).not.toBe(seen)
        await sleep((kill * 37) % 150)
        await end(children, 'SIGKILL')
        seen = await mark(system, id)
        if ((await state(system, id)) === 'diffed') await approve(system, id)
        if ((await state(system, id)) === 'promoted') break
      }
      run(['replayer', 'replayer'], system)
      if (!['approved', 'promoting', 'settling', 'promoted'].includes(await state(system, id))) {
        await through(system, id, 'diffed')
        await approve(system, id)
      }
      await through(system, id, 'promoted')
      expect(await outcome(system, id)).toEqual(expected)
      const verified = await verifyLog(system.log)
      expect(verified.damage).toBeNull()
      await end(running, 'SIGKILL')
      await close(system)
    },
  )
})

describe('a replay beside live work', () => {
  it('leaves live articles at most half as long again under way, and is promoted between them', {
    timeout: 600_000,
  }, async () => {
    const system = await prepare('postgres', 2_000, 0)
    const { log } = system
    // Live workers are of this checkout, as the replay is: what they read is theirs from the start.
    for (const { to } of changesFromOlder()) await activateVersion(log, to)
    run(['dispatcher', 'extractor', 'linker', 'projector'], system)
    const working = () => log.query("SELECT FROM blotter_work.worker_heartbeat WHERE state = 'working'")
    await expect.poll(working, patient).toHaveLength(4)
    await latencies(system, 'warm', 20)
    const id = await start(system)
    run(['replayer'], system)
    await expect.poll(async () => (await readProgress(log, id)).outcomes.new ?? 0, patient).toBeGreaterThan(0)
    // In turns, so that both meet the same machine.
    const ratios: number[] = []
    for (const round of [1, 2, 3]) {
      await rest(system, id, true)
      const alone = median(await latencies(system, `alone ${round}`, 30))
      await rest(system, id, false)
      const beside = median(await latencies(system, `beside ${round}`, 30))
      // A round that the replay did not work through to its end says nothing.
      if (!(await isRehearsing(system, id))) break
      ratios.push(beside / alone)
    }
    expect(ratios).not.toHaveLength(0)
    expect(median(ratios)).toBeLessThanOrEqual(1.5)

    await through(system, id, 'diffed')
    await approve(system, id)
    const views: string[] = []
    for (let at = 0; !(await isOver(system, id)); at += 1) {
      await latencies(system, `promoting ${at}`, 2)
      // Only between the standstill's begin and its end.
      if ((await replayNamed(log, id)).standsAt === null) continue
      const view = await shownIncidents(system)
      if ((await state(system, id)) === 'promoting') views.push(view)
    }
    // Readers saw one and the same while it went on, and all of it afterwards.
    expect(new Set(views).size).toBeLessThanOrEqual(1)
    await through(system, id, 'promoted')
    await expect.poll(() => unlinked(system), patient).toEqual([])
    const folded = () =>
      log.query(
        "SELECT FROM blotter_work.checkpoint WHERE projection = 'incidents' AND status = 'live' AND position = (SELECT position FROM blotter.log_head)",
      )
    await expect.poll(folded, patient).toHaveLength(1)
    expect(await shownIncidents(system)).toBe(await linkedIncidents(system))
    await end(running, 'SIGKILL')
    await close(system)
  })
})

/** Pauses a replay until it does nothing, or lets it go on until it does something. */
const rest = async (system: System, id: string, rests: boolean): Promise<void> => {
  await changeReplay(system.log, { id, from: [await state(system, id)] }, { paused: rests ? 'amina' : null })
  let before = await mark(system, id)
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await mark(system, id)]
        before = now
        return (await isRehearsing(system, id)) ? last !== now : !rests
      },
      { ...patient, interval: 1_000 },
    )
    .toBe(!rests)
}

const isRehearsing = async (system: System, id: string): Promise<boolean> =>
  ['deriving', 'linking'].includes(await state(system, id))

const isOver = async (system: System, id: string): Promise<boolean> =>
  ['settling', 'promoted'].includes(await state(system, id))

/** Incidents that readers see, each with its claims. */
const shownIncidents = async ({ log }: System): Promise<string> =>
  JSON.stringify(
    await log.query(
      `SELECT i.incident_id AS id, array_agg(c.claim_id ORDER BY c.claim_id COLLATE "C") AS claims
       FROM blotter_work.incident AS i JOIN blotter_work.claim AS c USING (incident_id)
       WHERE i.state = 'open' GROUP BY 1 ORDER BY 1`,
    ),
  )

const linkedIncidents = async ({ log }: System): Promise<string> =>
  JSON.stringify(
    await log.query(
      `SELECT incident_id AS id, array_agg(claim_id ORDER BY claim_id COLLATE "C") AS claims
       FROM blotter_work.linked_claim WHERE incident_id IS NOT NULL GROUP BY 1 ORDER BY 1`,
    ),
  )

/** Claims of newest reports that linking does not know. */
const unlinked = ({ log }: System): Promise<unknown[]> =>
  log.query(
    `SELECT c ->> 'id' AS id FROM (
       SELECT DISTINCT ON (stream_id) data FROM blotter.event_log WHERE type = 'IncidentsReported' ORDER BY stream_id, version DESC
     ) AS r CROSS JOIN LATERAL jsonb_array_elements(r.data -> 'claims') AS c
     WHERE NOT EXISTS (SELECT FROM blotter_work.linked_claim WHERE claim_id = c ->> 'id')`,
  )
