import { activateVersion, changeReplay, readProgress, replayNamed } from '@blotter/log'
import { expect, it } from 'vitest'
import { changesFromOlder } from './history.ts'
import { latencies, median } from './live-latency.ts'
import {
  approve,
  close,
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

it('a replay leaves live articles at most half as long again under way, and is promoted between them', {
  timeout: 600_000,
}, async () => {
  const system = await prepare('postgres', 1_200, 0)
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
  const alone: number[] = []
  const beside: number[] = []
  for (const round of [1, 2, 3, 4, 5]) {
    await rest(system, id, true)
    const before = await latencies(system, `alone ${round}`, 16)
    await rest(system, id, false)
    const during = await latencies(system, `beside ${round}`, 16)
    // A round that the replay did not work through to its end says nothing.
    if (!(await isRehearsing(system, id))) break
    alone.push(...before)
    beside.push(...during)
  }
  expect(beside).not.toHaveLength(0)
  expect(median(beside) / median(alone)).toBeLessThanOrEqual(1.5)

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
  await endAll()
  await close(system)
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
      { ...patient, interval: 500 },
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
