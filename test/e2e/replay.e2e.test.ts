import { setTimeout as sleep } from 'node:timers/promises'
import { verifyLog } from '@blotter/log'
import { describe, expect, it } from 'vitest'
import { backends } from '../queue-backends.ts'
import {
  approve,
  close,
  end,
  endAll,
  mark,
  patient,
  prepare,
  run,
  type System,
  start,
  state,
  through,
} from './replay-system.ts'

// Each costs two starts of the engines; the pipeline's own crash test has more of them.
const KILLS = Math.ceil(Number(process.env.CRASH_KILLS ?? 10) / 3)

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
      await endAll()
      await close(system)
    },
  )
})
