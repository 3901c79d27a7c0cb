import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  catchUp,
  hashGeneration,
  type Log,
  migrate,
  openLog,
  projections,
  readAnchor,
  readCheckpoint,
  readGuard,
  rebuild,
  verifyLog,
} from '@blotter/log'
import { runDispatcher, type StageName } from '@blotter/pipeline'
import { openQueues, type Queues } from '@blotter/queue'
import { expect, it, onTestFinished } from 'vitest'
import { articleEvents } from '../services/cli/src/bench/article-events.ts'
import { hasPostgres15, startPostgres15 } from './postgres-15.ts'

const settings = { epochMs: 50, sweepMs: 3_600_000, sweepAgeMs: 3_600_000 }
const quiet = { signal: new AbortController().signal, progress: () => {}, report: () => {} }
const patient = { timeout: 20_000, interval: 50 }
const stages = ['fetch', 'clean', 'extract', 'link'] as const

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'blotter-restore-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

type Place = { log: Log; queues: Queues; warnings: string[]; end: () => Promise<void> }

/** Blotter on a server, as its application role, with a dispatcher. */
const running = async (superuser: string): Promise<Place> => {
  const application = superuser.replace('//blotter:none@', '//blotter_app:secret@')
  await migrate(superuser, application)
  const log = await openLog({ url: application, name: 'restore-test' })
  const queues = openQueues({ databaseUrl: application, logId: log.id })
  await queues.migrate()
  const stop = new AbortController()
  const warnings: string[] = []
  const logger = { info: () => {}, error: () => {}, warn: (_: object, message: string) => void warnings.push(message) }
  const done = runDispatcher({ log, queues, logger, settings }, stop.signal)
  const end = async (): Promise<void> => {
    stop.abort()
    await done
    await queues.close()
    await log.close()
  }
  return { log, queues, warnings, end }
}

const appendArticle = async (log: Log, number: number): Promise<void> => {
  const document = await log.documents.put(`A bomb killed traders in Baidoa, ${number}.`)
  const events = articleEvents('restore', number)
  for (const event of events) if (event.type === 'IncidentsReported') event.data.document = document
  await log.append(events)
}

const project = async (log: Log): Promise<string[]> => {
  for (const projection of projections) await catchUp(log, projection)
  return Promise.all(
    projections.map(async (projection) => {
      const { generation } = await readCheckpoint(log.database, projection)
      return hashGeneration(log.database.$client, projection, generation)
    }),
  )
}

const waiting = async (queues: Queues): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(stages.map(async (stage: StageName) => [stage, (await queues.health(stage)).waiting])),
  )

it.skipIf(!hasPostgres15())(
  'a dump of a Postgres 15 that is restored into a fresh one goes on without loss or repeat, and its queue is filled again',
  { timeout: 180_000 },
  async () => {
    const dump = join(folder(), 'blotter.dump')
    const before = await startPostgres15()
    onTestFinished(() => before.stop())
    const old = await running(before.url)
    await appendArticle(old.log, 1)
    for (const [index, stage] of stages.entries())
      await old.log.append([], { effects: [{ stage, position: index + 1, outcome: 'done' }] })
    await appendArticle(old.log, 2)
    await expect.poll(async () => (await waiting(old.queues)).link, patient).toBeGreaterThanOrEqual(1)
    const folded = await project(old.log)
    const anchor = await readAnchor(old.log)
    const { id } = old.log
    // While Blotter works; the queue holds nothing that the log does not.
    await before.run('pg_dump', ['--format=custom', '--exclude-schema=bullmq', '--file', dump])
    await appendArticle(old.log, 99)
    await old.end()
    await before.stop()

    const after = await startPostgres15()
    onTestFinished(() => after.stop())
    await after.run('pg_restore', ['--no-owner', '--no-acl', '--exit-on-error', dump])
    const { log, queues, warnings, end } = await running(after.url)
    onTestFinished(end)

    expect(log.id).toBe(id)
    expect(await readGuard(log)).toMatchObject({ by: 'roles', owner: 'blotter_owner' })
    expect(await verifyLog(log, { anchors: [anchor] })).toMatchObject({ events: 10, anchors: 1, damage: null })
    await expect.poll(() => waiting(queues), patient).toEqual({ fetch: 1, clean: 1, extract: 1, link: 1 })
    expect(warnings.join()).toContain('its jobs are restored from the log')

    const stop = new AbortController()
    const seen: number[] = []
    for await (const batch of log.subscribe(7, stop.signal)) {
      seen.push(...batch.map(({ position }) => position))
      if (seen.length === 3) await appendArticle(log, 3)
      if (seen.at(-1) === 15) stop.abort()
    }
    expect(seen).toEqual([8, 9, 10, 11, 12, 13, 14, 15])
    await expect.poll(() => waiting(queues), patient).toEqual({ fetch: 2, clean: 2, extract: 2, link: 2 })

    const [counted] = await log.query<{ articles: number; claims: number }>(
      'SELECT (SELECT count(*)::int FROM blotter_work.article) AS articles, (SELECT count(*)::int FROM blotter_work.claim) AS claims',
    )
    expect(counted).toEqual({ articles: 2, claims: 2 })
    const foldedOn = await project(log)
    expect(foldedOn).not.toEqual(folded)
    for (const projection of projections) {
      const { generation } = await rebuild(log, projection, quiet)
      expect(await hashGeneration(log.database.$client, projection, generation)).toBe(
        foldedOn[projections.indexOf(projection)],
      )
    }
    expect(await verifyLog(log)).toMatchObject({ events: 15, damage: null })
  },
)
