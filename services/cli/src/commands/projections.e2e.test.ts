import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, vi } from 'vitest'
import { blotter, ndjson } from '../../test/blotter.ts'
import { articleEvents } from '../bench/article-events.ts'

// Each test runs several processes one after the other.
vi.setConfig({ testTimeout: 120_000 })

const articleId = deterministicId('parked')
const parkedBy = (stage: string, position: number): NewEvent<'ArticleParked'> => ({
  eventId: deterministicId(articleId, stage, 'parked'),
  streamId: `article/${articleId}`,
  type: 'ArticleParked',
  data: { stage, position, error: { name: 'ParkingFault', code: 'document-missing', message: 'Gone.' }, attempts: 2 },
  source: 'blotter/test',
})

/** A log with three incidents, and how to run a command on it. */
const logWithIncidents = async () => {
  const log = await freshLog()
  for (let number = 1; number <= 3; number += 1) {
    const document = await log.documents.put(`A bomb killed traders in Baidoa, ${number}.`)
    const events = articleEvents('cli', number)
    for (const event of events) if (event.type === 'IncidentsReported') event.data.document = document
    await log.append(events)
  }
  const run = (...args: string[]) => blotter(args, { env: { DATABASE_URL: log.url } })
  return { log, run }
}

describe('projections', () => {
  it('are rebuilt beside what is read, listed with equal hashes, and dropped when told', async () => {
    const { run } = await logWithIncidents()
    const first = await run('projections', 'rebuild', 'incidents', '--json')
    expect(JSON.parse(first.out)).toMatchObject({ generation: 2, replaced: 1, position: 15, rows: 6 })
    expect(first.err).toMatch(/folding 15 of 15 events, 100 %/)
    expect((await run('incidents', '--json')).out.trim().split('\n')).toHaveLength(3)
    const again = await run('projections', 'rebuild', 'incidents')
    expect(again).toMatchObject({ code: 0, out: '' })
    expect(again.err).toContain('generation 3 with 6 rows is shown, at position 15')
    const rows = ndjson((await run('projections', 'list', '--hash', '--json')).out).filter(
      ({ projection, generation }) => projection === 'incidents' && generation > 1,
    )
    expect(rows).toMatchObject([
      { generation: 2, status: 'kept', hash: rows[1]?.hash },
      { generation: 3, status: 'live', behind: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect((await run('projections', 'drop', 'incidents')).err).toContain('dropped 1, 2.')
    expect(await run('projections', 'drop', 'incidents', '3')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no generation 3 that is kept'),
    })
  })

  it('of a name that there is not are refused with the names that there are', async () => {
    const { run } = await logWithIncidents()
    const { code, err } = await run('projections', 'rebuild', 'nonsense')
    expect(code).toBe(1)
    expect(err).toContain('There are: feeds, articles, incidents, history, parked.')
  })
})

describe('incidents', () => {
  it('are those known at a position, and at a time, with the sentences of then', async () => {
    const { log, run } = await logWithIncidents()
    const at = async (...args: string[]) => ndjson((await run('incidents', '--json', ...args)).out)
    expect(await at('--as-of', '10')).toHaveLength(2)
    expect(await at('--as-of', '9')).toHaveLength(1)
    const first = await log.readAt(5)
    expect(await at('--as-of', new Date(Date.parse(first?.recordedAt ?? '') - 1_000).toISOString())).toEqual([])
    const [known] = await at('--as-of', '2999-01-01', '--valid-at', '2026-01-01', '--limit', '1')
    expect(known?.claims[0].sentence).toMatch(/^A bomb killed traders/)
    expect(await at('--valid-at', '2025-12-31')).toEqual([])
    expect(await run('incidents', '--as-of', '99')).toMatchObject({
      code: 1,
      err: expect.stringContaining('The log ends at position 15'),
    })
  })

  it('as of a moment within a promotion are what readers saw then, and it is said', async () => {
    const { log, run } = await logWithIncidents()
    const id = '3f2a0c5e-0000-4000-8000-000000000001'
    const promoted: NewEvent<'ReplayPromoted'> = {
      eventId: deterministicId(id, 'promoted'),
      streamId: `replay/${id}`,
      type: 'ReplayPromoted',
      data: { standsAt: 10, articles: 1, versions: [] },
      source: `blotter/replay/${id}`,
    }
    await log.append([promoted])
    const { code, out, err } = await run('incidents', '--json', '--as-of', '12')
    expect([code, ndjson(out).length]).toEqual([0, 2])
    expect(err).toBe(`At that moment replay ${id} was being promoted: readers saw the log as it was at position 10.\n`)
    expect(await run('incidents', '--as-of', '16')).toMatchObject({ code: 0, err: '' })
  })

  it.each([
    ['--since', 'yesterday', 'how long ago'],
    ['--since', '2026-02-30', 'must be a date'],
    ['--until', 'x', 'must be a date'],
    ['--country', 'ZZZ', 'two letters'],
    ['--type', 'nonsense', 'a family'],
    ['--as-of', 'noon', 'with its zone'],
    ['--valid-at', '7d', 'must be a date'],
  ])('with %s %s are refused with a sentence, and exit code 2', async (option, value, sentence) => {
    const { code, out, err } = await blotter(['incidents', option, value])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
  })
})

describe('what is parked', () => {
  it('is listed, tried again once with a reason that stands in the log, and listed again when it fails again', async () => {
    const { log, run } = await logWithIncidents()
    await log.append([parkedBy('fetch', 1), parkedBy('clean', 2)])
    const listed = ndjson((await run('dead', 'list', '--each', '--json')).out)
    expect(listed).toMatchObject([
      { id: 'fetch-1', state: 'parked', error: { code: 'document-missing', message: 'Gone.' }, attempts: 2, times: 1 },
      { id: 'clean-2' },
    ])
    expect((await run('dead', 'retry', 'fetch-1', '--reason', 'it is back')).err).toContain('will be tried again')
    expect((await run('dead', 'retry', 'fetch-1', '--reason', 'once more')).err).toContain(
      'fetch-1 was retried already',
    )
    const stream = await log.readStream(`article/${articleId}`)
    expect(stream.filter(({ type }) => type === 'ArticleRetried').map(({ data }) => data)).toEqual([
      { stage: 'fetch', position: 1, by: expect.any(String), reason: 'it is back' },
    ])
    expect(ndjson((await run('dead', 'list', '--each', '--json')).out)).toMatchObject([{ id: 'clean-2' }])
    await log.append([{ ...parkedBy('fetch', 1), eventId: deterministicId('parked again') }])
    expect(ndjson((await run('dead', 'list', '--each', '--json')).out)).toMatchObject([
      { id: 'clean-2' },
      { id: 'fetch-1', times: 2 },
    ])
    expect((await run('dead', 'retry', 'fetch-1', '--reason', 'again')).err).toContain('will be tried again')
  })

  it('is not tried again without a reason, nor under an id that there is not', async () => {
    const { run } = await logWithIncidents()
    expect(await run('dead', 'retry', 'fetch-1')).toMatchObject({ code: 2, err: expect.stringContaining('--reason') })
    expect(await run('dead', 'retry', 'x', '--reason', 'y')).toMatchObject({
      code: 1,
      err: expect.stringContaining('never parked'),
    })
  })
})
