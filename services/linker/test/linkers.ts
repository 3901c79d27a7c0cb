import type { Confidence, LinkableClaim, NewEvent, Toll } from '@blotter/events'
import { incidentIdOf, partition, viewOf } from '@blotter/linking'
import type { Log } from '@blotter/log'
import { runWorker } from '@blotter/pipeline'
import { openQueues, type Queues } from '@blotter/queue'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { linkStage } from '../src/stage.ts'

const version = { name: 'linking', version: '0.0.0', digest: 'made-up' }
const silent = { info: () => {}, warn: () => {}, error: () => {} }

/** Linkers at work on a shared log: what they come to, and what they should have. */
export const useLinkers = (log: () => Log) => {
  let queues: Queues
  beforeAll(async () => {
    queues = openQueues({ databaseUrl: log().url, logId: log().id })
    await queues.migrate()
  })
  afterAll(() => queues.close())

  /** Starts linkers; they end with the test, or before. */
  const start = (count: number) => {
    const stop = new AbortController()
    const settings = { concurrency: count, lockMs: 10_000, patienceMs: 1_000, activate: 'first' } as const
    const parts = { log: log(), queues, logger: silent, settings, signal: stop.signal }
    const fatal: Error[] = []
    const running = runWorker(linkStage(version), { ...parts, onFatal: (fault) => fatal.push(fault) })
    const end = async (): Promise<void> => {
      stop.abort()
      await running
      expect(fatal).toEqual([])
    }
    onTestFinished(end)
    return end
  }
  /** Appends reports, offers them in that order, and waits until the last one is done. */
  const link = async (reports: NewEvent[], earlier: number[] = []): Promise<void> => {
    const { appended } = await log().append(reports)
    const positions = [...appended.map(({ position }) => position), ...earlier]
    await queues.add(
      'link',
      positions.map((position) => ({ position })),
    )
    await expect.poll(() => undone(positions), { timeout: 15_000, interval: 20 }).toBe(0)
  }
  const undone = async (positions: number[]): Promise<number> => {
    const [row] = await log().query<{ done: number }>(
      "SELECT count(*)::int AS done FROM blotter_work.stage_effect WHERE stage = 'link' AND outcome <> 'parked' AND position = ANY($1)",
      [positions],
    )
    return positions.length - (row?.done ?? 0)
  }
  return {
    start,
    link,
    linked: (iso2: string) => linkedIn(log(), iso2),
    appended: (iso2: string) => toldOf(log(), iso2),
  }
}

export type Linked = {
  incidents: { id: string; claims: string[]; toll: Toll; confidence?: Confidence | undefined }[]
  held: [claim: string, reason: string][]
}

/** What the linker's table and its events say of a country. */
const linkedIn = async (log: Log, iso2: string): Promise<Linked> => {
  const rows = await log.query<{ claim: string; incident: string | null; reason: string | null }>(
    'SELECT claim_id AS claim, incident_id AS incident, held_reason AS reason FROM blotter_work.linked_claim WHERE claim_id LIKE $1 ORDER BY claim_id COLLATE "C"',
    [`${iso2}-%`],
  )
  const ids = [...new Set(rows.flatMap(({ incident }) => incident ?? []))]
  const incidents = await Promise.all(
    ids.map(async (id) => ({
      id,
      claims: rows.filter(({ incident }) => incident === id).map(({ claim }) => claim),
      ...(await viewOfStream(log, id)),
    })),
  )
  return {
    incidents: incidents.toSorted(byId),
    held: rows.flatMap(({ claim, reason }) => (reason ? [[claim, reason]] : [])),
  }
}

const viewOfStream = async (
  log: Log,
  id: string,
): Promise<Pick<Linked['incidents'][number], 'toll' | 'confidence'>> => {
  const stream = await log.readStream(`incident/${id}`)
  const last = stream.findLast(({ type }) => type === 'IncidentOpened' || type === 'IncidentRevised')
  if (last?.type !== 'IncidentOpened' && last?.type !== 'IncidentRevised') return { toll: {} }
  const { toll, confidence } = last.data.incident
  return { toll, confidence }
}

/** What the engine says to all claims at once. */
export const expectedOf = (claims: readonly LinkableClaim[]): Linked => {
  const { incidents, held } = partition(claims)
  return {
    incidents: incidents
      .map((members) => ({
        id: incidentIdOf(members),
        claims: members.map(({ claim }) => claim.id),
        toll: viewOf(members).toll,
        confidence: viewOf(members).confidence,
      }))
      .toSorted(byId),
    held: held.map(({ claim, reason }) => [claim.claim.id, reason]),
  }
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** Event types about a country's incidents and claims, in order. */
const toldOf = async (log: Log, iso2: string): Promise<string[]> => {
  const rows = await log.query<{ type: string }>(
    "SELECT type FROM blotter.event_log WHERE type <> 'IncidentsReported' AND data::text LIKE $1 ORDER BY position",
    [`%"${iso2}-%`],
  )
  return rows.map(({ type }) => type)
}
