import { setTimeout as sleep } from 'node:timers/promises'
import { deterministicId, type LinkableClaim, type NewEvent } from '@blotter/events'
import { incidentIdOf, linkability, REACH_RULES, whereaboutsOf } from '@blotter/linking'
import { keepIndex, type LinkedWrite, type Log, openLog, writeLinkedClaims } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { supervise } from '../start/supervisor.ts'
import { inventedClaim } from './claim-world.ts'
import { workerUsage } from './worker-usage.ts'

const PAGE = 5_000
const WARM_UP = 200
const PATIENCE = 600_000

export type LinkingRun = {
  /** An empty, migrated database. */
  databaseUrl: string
  /** Claims that are linked before. */
  open: number
  /** Articles of one claim each that come then. */
  reports: number
  say: (text: string) => void
}

export type LinkingFigures = {
  perSecond: number
  /** null where the system has no /proc. */
  perCoreSecond: number | null
  memoryMb: number | null
}

/** Runs a dispatcher and a linker, each a process of its own, on reports beside open claims. */
export const linkingRun = async ({ databaseUrl, open, reports, say }: LinkingRun): Promise<LinkingFigures> => {
  const log = await openLog({ url: databaseUrl, name: 'bench' })
  const queues = openQueues({ databaseUrl, redisUrl: undefined, logId: log.id })
  await queues.migrate()
  const all = open + WARM_UP + reports
  await fill(log, { open, all, say })
  const processes = supervise({
    services: ['dispatcher', 'linker'],
    env: { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: '', LOG_LEVEL: 'warn' },
    patienceMs: 3_000,
    onLine: () => {},
    onBroken: () => {},
  })
  try {
    await through(log, { from: open, to: open + WARM_UP, all })
    const before = await workerUsage(log, 'link')
    const started = performance.now()
    await through(log, { from: open + WARM_UP, to: all, all })
    const seconds = (performance.now() - started) / 1_000
    const after = await workerUsage(log, 'link')
    return {
      perSecond: reports / seconds,
      perCoreSecond: before && after && reports / (after.seconds - before.seconds),
      memoryMb: after?.memoryMb ?? null,
    }
  } finally {
    await processes.stop()
    await queues.close()
    await log.close()
  }
}

/** Puts claims into the linker's tables as it would have linked them. */
const fill = async (log: Log, { open, all, say }: { open: number; all: number; say: (text: string) => void }) => {
  await log.database.transaction((transaction) =>
    keepIndex(transaction, { rules: REACH_RULES, standOf: (claim) => whereaboutsOf(claim) }),
  )
  for (let from = 0; from < open; from += PAGE) {
    const rows = Array.from({ length: Math.min(PAGE, open - from) }, (_, at) => linked(from + at, all))
    await log.database.transaction((transaction) => writeLinkedClaims(transaction, rows))
    if (from % 100_000 === 0) say(`${from} of ${open} claims are there`)
  }
  await log.query('ANALYZE blotter_work.linked_claim, blotter_work.linked_claim_key')
}

const linked = (number: number, all: number): LinkedWrite => {
  const claim = inventedClaim(number, all)
  const incidents = Math.ceil(all / 4)
  const isPlaced = linkability(claim) === 'linkable'
  const incidentId = incidentIdOf([inventedClaim(number % incidents, all)])
  return {
    claim,
    incidentId: isPlaced ? incidentId : null,
    heldReason: isPlaced ? null : 'ambiguous',
    fits: isPlaced ? [] : [incidentId, deterministicId('another', incidentId)],
    from: null,
    to: whereaboutsOf(claim),
  }
}

/** Appends reports and waits until they are linked. */
const through = async (log: Log, { from, to, all }: { from: number; to: number; all: number }): Promise<void> => {
  const events = Array.from({ length: to - from }, (_, at) => reported(inventedClaim(from + at, all)))
  const positions: number[] = []
  for (let at = 0; at < events.length; at += 500)
    positions.push(...(await log.append(events.slice(at, at + 500))).appended.map(({ position }) => position))
  for (const end = performance.now() + PATIENCE; performance.now() < end; await sleep(25)) {
    const [row] = await log.query<{ done: number }>(DONE, [positions])
    if (row?.done === positions.length) return
  }
  throw new Error(`Not all of ${positions.length} reports were linked in ${PATIENCE / 1_000} s.`)
}

const DONE = `SELECT count(*)::int AS done FROM blotter_work.stage_effect
  WHERE stage = 'link' AND outcome <> 'parked' AND position = ANY($1)`

const reported = ({ articleId, publishedAt, claim }: LinkableClaim): NewEvent<'IncidentsReported'> => ({
  eventId: deterministicId('bench-report', articleId),
  streamId: `article/${articleId}`,
  type: 'IncidentsReported',
  data: {
    url: `https://bench.example/${articleId}`,
    document: '00'.repeat(32),
    publishedAt,
    claims: [claim],
    extractor: { name: 'extraction', version: '0.0.0', digest: 'bench' },
  },
  source: 'blotter/bench',
})
