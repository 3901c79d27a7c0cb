import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, vi } from 'vitest'
import { blotter, ndjson } from '../../test/blotter.ts'
import { articleEvents } from '../bench/article-events.ts'

// Each test runs several processes one after the other.
vi.setConfig({ testTimeout: 180_000 })

const parkedBy = (stage: string, position: number, code: string): NewEvent<'ArticleParked'> => ({
  eventId: deterministicId(stage, position, 'parked'),
  streamId: `article/${deterministicId('an article', position)}`,
  type: 'ArticleParked',
  data: { stage, position, error: { name: 'ParkingFault', code, message: 'Gone.\nAt a line.' }, attempts: 2 },
  source: 'blotter/test',
})

const open = async () => {
  const log = await freshLog()
  const run = (...args: string[]) => blotter(args, { env: { DATABASE_URL: log.url } })
  const acts = async () =>
    (await log.readStream('operator')).flatMap((event) => (event.type === 'OperatorActed' ? [event.data] : []))
  return { log, run, acts }
}

it('status gives every stage a verdict and ends with 1 when it is not fine, for people and machines', async () => {
  const { run } = await open()
  const plain = await run('status')
  expect(plain.code).toBe(1)
  expect(plain.out).toMatch(/^No dispatcher runs: nothing is handed out to the stages \(and \d more\)\./)
  expect(plain.out).toMatch(/^clean +no workers .*nothing waits, and nobody works here$/m)
  const json = await run('status', '--json')
  expect([json.code, JSON.parse(json.out)]).toMatchObject([
    1,
    { well: false, replay: null, stages: [{ stage: 'poll', verdict: { state: 'no workers' } }, {}, {}, {}, {}] },
  ])
})

describe('a pause', () => {
  it('shows beside the stage with who and why, stands in the log, and ends with resume', async () => {
    const { run, acts } = await open()
    expect((await run('pause', 'clean', 'link', '--why', 'the disk is full', '--by', 'Ann')).err).toContain(
      'clean, link',
    )
    const { stages } = JSON.parse((await run('status', '--json')).out)
    const reasons = stages.map((stage: { verdict: { reason: string } }) => stage.verdict.reason)
    expect(reasons[2]).toMatch(/^paused by Ann \d+ s ago: the disk is full/)
    expect(stages.map((stage: { paused: boolean }) => stage.paused)).toEqual([false, false, true, false, true])
    await run('resume', 'all', '--reason', 'there is room', '--by', 'Ann')
    expect(JSON.parse((await run('status', '--json')).out).stages[2].paused).toBe(false)
    expect(await acts()).toEqual([
      { who: 'Ann', what: 'pause', why: 'the disk is full', selection: 'clean link', count: 2, outcome: 'done' },
      {
        ...{ who: 'Ann', what: 'resume', why: 'there is room', selection: 'poll fetch clean extract link', count: 5 },
        outcome: 'done',
      },
    ])
  })

  it('needs a reason and a stage that there is', async () => {
    const { run, acts } = await open()
    expect((await run('pause', 'clean')).code).toBe(2)
    const unknown = await run('pause', 'clean', 'cleaning', '--why', 'w')
    expect([unknown.code, unknown.err]).toEqual([
      1,
      expect.stringContaining('there are poll, fetch, clean, extract, link'),
    ])
    expect(await acts()).toEqual([])
  })
})

describe('dead letters', () => {
  it('are counted by stage and reason, counted again before several are retried, and retried once', async () => {
    const { log, run, acts } = await open()
    await log.append([
      parkedBy('fetch', 1, 'busy'),
      parkedBy('fetch', 2, 'busy'),
      parkedBy('clean', 3, 'document-missing'),
    ])
    expect(ndjson((await run('dead', 'list', '--json')).out)).toMatchObject([
      { count: 2, stage: 'fetch', reason: 'busy' },
      { count: 1, stage: 'clean', reason: 'document-missing' },
    ])
    const counted = await run('dead', 'retry', '--code', 'busy', '--reason', 'it has room again')
    expect([counted.code, counted.err]).toEqual([
      1,
      expect.stringContaining('2 inputs would be tried again. Add --yes'),
    ])
    expect(await acts()).toEqual([])
    const done = await run(
      'dead',
      'retry',
      '--code',
      'busy',
      '--reason',
      'it has room again',
      '--by',
      'Ann',
      '--yes',
      '--json',
    )
    expect([done.code, JSON.parse(done.out)]).toEqual([0, { matched: 2, done: 2 }])
    expect(await acts()).toMatchObject([
      { who: 'Ann', what: 'dead retry', selection: 'code busy', count: 2, outcome: 'done' },
    ])
    expect((await log.readStream(parkedBy('fetch', 1, '').streamId)).at(-1)).toMatchObject({
      type: 'ArticleRetried',
      data: { stage: 'fetch', position: 1, by: 'Ann', reason: 'it has room again' },
    })
    expect(ndjson((await run('parked', 'list', '--json')).out)).toMatchObject([{ stage: 'clean', count: 1 }])
  })

  it('that are given up end their article under that name and wait no more', async () => {
    const { log, run } = await open()
    await log.append([parkedBy('clean', 3, 'document-missing')])
    expect((await run('dead', 'discard', 'clean-3', '--reason', 'a puzzle')).err).toContain('1 input will be given up')
    expect((await run('dead', 'list', '--json')).out).toBe('')
    expect(ndjson((await run('dead', 'list', '--all', '--json')).out)).toMatchObject([
      { state: 'discarded', reason: 'a puzzle' },
    ])
    expect((await log.readStream(parkedBy('clean', 3, '').streamId)).at(-1)?.type).toBe('ArticleDiscarded')
  })

  it('are not touched without a choice', async () => {
    const { run } = await open()
    const nothing = await run('dead', 'discard', '--reason', 'r', '--yes')
    expect([nothing.code, nothing.err]).toEqual([1, expect.stringContaining('--stage, --code, or --all')])
    const unknown = await run('dead', 'discard', '--stage', 'cleam', '--reason', 'r', '--yes')
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('There is no stage "cleam"')])
  })
})

describe('trace', () => {
  const articleId = deterministicId('bench', 'trace', 1)
  const filled = async () => {
    const parts = await open()
    const document = await parts.log.documents.put('A bomb killed traders in Baidoa.')
    const events = articleEvents('trace', 1)
    for (const event of events) if (event.type === 'IncidentsReported') event.data.document = document
    await parts.log.append(events, { effects: [{ stage: 'fetch', position: 1, outcome: 'fetched' }] })
    await parts.run('projections', 'rebuild', 'incidents')
    return parts
  }

  it('shows an article from feed item to incident, with every outcome by name and what still waits', async () => {
    const { run } = await filled()
    const { code, out } = await run('trace', articleId)
    expect(code).toBe(0)
    const names = out.split('\n').map((line) => line.slice(21).trim().split(/ {2,}/).slice(0, 2))
    expect(names).toContainEqual(['fetch', 'fetched'])
    expect(names).toContainEqual(['clean', 'not handed out yet'])
    expect(out).toMatch(/IncidentOpened +incident\/\S+ .*Baidoa/)
    const [{ incidents, outcomes }] = ndjson((await run('trace', `article/${articleId}`, '--json')).out)
    expect([incidents.length, outcomes.length]).toEqual([1, 1])
    const [{ articleId: byIncident }] = ndjson((await run('trace', incidents[0].streamId, '--json')).out)
    expect(byIncident).toBe(articleId)
  })

  it('says of an address that no feed has shown that no event speaks of it', async () => {
    const { run } = await open()
    const unknown = await run('trace', 'https://paper.example/none')
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('no feed has shown it')])
    expect((await run('trace', 'none')).code).toBe(1)
  })
})

it('health says of a stage whether its workers on this host live', async () => {
  const { run } = await open()
  expect(await run('health')).toMatchObject({ code: 0 })
  const none = await run('health', '--stage', 'clean', '--json')
  expect([none.code, JSON.parse(none.out)]).toMatchObject([1, { well: false, queues: 'postgres' }])
  expect((await run('health', '--stage', 'cleam')).err).toContain('there are poll, fetch, clean')
})

describe('doctor', () => {
  it('checks machine, servers and versions, and has nothing to put right where all is well', async () => {
    const { run } = await open()
    const { code, out } = await run('doctor', '--json')
    const checks = ndjson(out).map(({ check }) => check)
    for (const check of ['node', 'permissions', 'disk', 'database', 'migrations', 'clock', 'rights', 'queues'])
      expect(checks).toContain(check)
    expect(checks).toContain('version of extraction')
    expect([code, ndjson(out).filter(({ state }) => state === 'bad')]).toEqual([0, []])
  })

  it('says what to do about another version and about a database that does not answer', async () => {
    const { log, run } = await open()
    const version = { name: 'cleaning', version: '9.9.9', digest: 'another' }
    await log.append([
      {
        ...{ eventId: deterministicId('activated'), streamId: 'extractor/cleaning', source: 'blotter/test' },
        ...{ type: 'ExtractorActivated', data: { version, previous: null } },
      },
    ])
    const other = await run('doctor')
    expect(other.code).toBe(1)
    expect(other.out).toMatch(/^version of cleaning +bad .*extractors activate cleaning/m)
    const dead = await blotter(['doctor'], { env: { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/none' } })
    expect(dead.code).toBe(1)
    expect(dead.out).toMatch(/^database +bad .*DATABASE_URL\): start it/m)
    expect(dead.out).not.toContain(':secret')
  })
})
