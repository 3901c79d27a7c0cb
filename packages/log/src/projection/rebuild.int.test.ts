import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freshLog, sharedLog } from '@blotter/test/fresh-log.ts'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { incidentEvents, TEXT } from '../../test/incident-events.ts'
import { suspended, tallyOf } from '../../test/tally.ts'
import {
  catchUp,
  dropGeneration,
  follow,
  hashGeneration,
  type Log,
  listGenerations,
  type Projection,
  projections,
  type RebuildOptions,
  rebuild,
  serveKept,
} from '../index.ts'

const quietly = (more: Partial<RebuildOptions> = {}): RebuildOptions => ({
  signal: new AbortController().signal,
  progress: () => {},
  report: () => {},
  ...more,
})
const hashOf = (log: Log, projection: Projection, generation: number): Promise<string> =>
  hashGeneration(log.database.$client, projection, generation)
const generationsOf = async (log: Log, name: string): Promise<[number, string][]> =>
  (await listGenerations(log.database.$client))
    .filter(({ projection }) => projection === name)
    .map(({ generation, status }) => [generation, status])
const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1)

describe('a rebuild', () => {
  const log = sharedLog()

  it('has the rows of the live fold, whatever was in the log, as often as it is done and however little fits in memory', async () => {
    const document = await log().documents.put(TEXT)
    await fc.assert(
      fc.asyncProperty(incidentEvents(document), fc.integer({ min: 1, max: 40 }), async (events, cut) => {
        // In two batches, so that a batch meets rows that an earlier one wrote.
        for (const part of [events.slice(0, cut), events.slice(cut)]) {
          await log().append(part)
          for (const projection of projections) await catchUp(log(), projection)
        }
        for (const projection of projections) {
          const first = await rebuild(log(), projection, quietly())
          const second = await rebuild(log(), projection, quietly({ memory: 1 }))
          const hashes = await Promise.all(
            [first.replaced, first.generation, second.generation].map((each) => hashOf(log(), projection, each)),
          )
          expect(new Set(hashes).size).toBe(1)
          for (const old of [first.replaced, first.generation])
            await dropGeneration(log().database.$client, projection, old)
        }
      }),
      { numRuns: 12 },
    )
    const [row] = await log().query<{ rows: number }>('SELECT count(*)::int AS rows FROM blotter_work.claim')
    expect(row?.rows).toBeGreaterThan(0)
  })

  it('makes tables of the shape that the migrations made', async () => {
    const fresh = await freshLog()
    const shapeOf = async (generation: number) => {
      const rows = await fresh.query<{ shape: string }>(
        `SELECT replace(concat_ws(' ', c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default), $1, '') AS shape
         FROM information_schema.columns AS c WHERE c.table_name LIKE '%' || $1
         UNION ALL SELECT replace(indexdef, $1, '') FROM pg_indexes WHERE tablename LIKE '%' || $1 ORDER BY 1`,
        [`_g${generation}`],
      )
      return rows.map(({ shape }) => shape)
    }
    for (const projection of projections) await rebuild(fresh, projection, quietly())
    expect(await shapeOf(2)).toEqual(await shapeOf(1))
    expect((await shapeOf(1)).length).toBeGreaterThan(40)
  })
})

describe('while a projection is rebuilt', () => {
  it('readers see all that was there, the projector goes on, and then goes on with the new tables', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append(upTo(2_500).map((at) => suspended(at)))
    const stop = new AbortController()
    const projector = follow(log, tally, { signal: stop.signal, report: () => {} })
    await expect.poll(async () => (await tally.folded(log)).length, { timeout: 20_000 }).toBe(2_500)
    const seen: number[] = []
    const reader = (async () => {
      while (!stop.signal.aborted) {
        seen.push((await tally.folded(log)).length)
        await sleep(1)
      }
    })()
    const writer = (async () => {
      for (let at = 2_501; at <= 2_560; at += 1) await log.append([suspended(at)])
    })()
    const { generation } = await rebuild(log, tally, quietly())
    await writer
    await log.append([suspended(2_561)])
    await expect.poll(() => tally.folded(log), { timeout: 20_000 }).toEqual(upTo(2_561))
    stop.abort()
    await Promise.all([projector, reader])
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(2_500)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(await generationsOf(log, 'tally')).toEqual([
      [1, 'kept'],
      [generation, 'live'],
    ])
  })

  it('nobody else rebuilds it', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1)])
    const results = await Promise.allSettled([rebuild(log, tally, quietly()), rebuild(log, tally, quietly())])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason.code).toBe('rebuild-running')
  })

  it('an abort leaves nothing behind', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1)])
    await catchUp(log, tally)
    const stop = new AbortController()
    const aborted = rebuild(log, tally, quietly({ signal: stop.signal, progress: () => stop.abort() }))
    await expect(aborted).rejects.toThrow('abort')
    expect(await generationsOf(log, 'tally')).toEqual([[1, 'live']])
    expect(await log.query("SELECT to_regclass('blotter_work.tally_g2')::text AS left")).toEqual([{ left: null }])
  })

  it('SIGKILL leaves a half-built generation that nobody sees, and the next rebuild drops it and says so', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1), suspended(2), suspended(3)])
    await catchUp(log, tally)
    const script = fileURLToPath(new URL('../../test/rebuild-slowly.ts', import.meta.url))
    const child = spawn(process.execPath, [script, log.url], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await generationsOf(log, 'tally')).toEqual([
      [1, 'live'],
      [2, 'building'],
    ])
    expect(await tally.folded(log)).toEqual([1, 2, 3])
    const told: string[] = []
    // The server notices the end of a killed process a moment later.
    await expect
      .poll(() => rebuild(log, tally, quietly({ report: (message) => told.push(message) })), { timeout: 10_000 })
      .toMatchObject({ generation: 2, replaced: 1, rows: 3 })
    expect(told).toEqual([expect.stringContaining('Generation 2 of tally was left half-built')])
    expect(await tally.folded(log)).toEqual([1, 2, 3])
  })
})

describe('a rebuilt projection', () => {
  it('that meets an event it cannot fold names it, and what readers see stays', async () => {
    const log = await freshLog()
    await log.append([suspended(1), suspended(2, 'poison')])
    await catchUp(log, tallyOf('tally', { refuses: false }))
    const failed = rebuild(log, tallyOf('tally'), quietly())
    await expect(failed).rejects.toThrow('event FeedSuspended at position 2: cannot be folded')
    expect(await generationsOf(log, 'tally')).toEqual([[1, 'live']])
    expect(await tallyOf('tally').folded(log)).toEqual([1, 2])
  })

  it('goes back to the generation before it, brought up to the head', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1)])
    await rebuild(log, tally, quietly())
    await log.append([suspended(2)])
    await catchUp(log, tally)
    await serveKept(log, { projection: tally, generation: 1 }, quietly())
    expect(await generationsOf(log, 'tally')).toEqual([
      [1, 'live'],
      [2, 'kept'],
    ])
    expect(await tally.folded(log)).toEqual([1, 2])
    await expect(serveKept(log, { projection: tally, generation: 7 }, quietly())).rejects.toThrow('no generation 7')
  })

  it('keeps the old generation until it is dropped, and never drops the one that is served', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1)])
    await rebuild(log, tally, quietly())
    expect(await dropGeneration(log.database.$client, tally, 2)).toBe(false)
    expect(await dropGeneration(log.database.$client, tally, 1)).toBe(true)
    expect(await generationsOf(log, 'tally')).toEqual([[2, 'live']])
    expect(await tally.folded(log)).toEqual([1])
  })
})
