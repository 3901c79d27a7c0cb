import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deterministicId } from '@blotter/events'
import { forgetResults, listReplays, openLog } from '@blotter/log'
import { expect, it, onTestFinished } from 'vitest'
import { freshDatabase } from '../fresh-log.ts'
import { textOf, writeHistory } from './history.ts'
import { type Checkout, secondCheckout } from './second-checkout.ts'

const LEXICON = 'packages/extraction/src/english/incidents/disasters.ts'
const ARTICLES = 60

const prepare = async () => {
  const databaseUrl = await freshDatabase()
  const log = await openLog({ url: databaseUrl, name: 'e2e' })
  onTestFinished(() => log.close())
  await writeHistory(log, { articles: ARTICLES, read: ARTICLES, current: true })
  const next = secondCheckout()
  const run = async (...args: string[]): ReturnType<Checkout['blotter']> => next.blotter(databaseUrl, ...args)
  return { log, next, run }
}

/** A gold set of the articles about floods. */
const goldOf = (type: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-gold-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const holding = Array.from({ length: ARTICLES }, (_, at) => at).filter((at) => textOf(at).includes('Flooding'))
  const file = join(folder, 'gold.ndjson')
  const line = (at: number): string => JSON.stringify({ article: deterministicId('history', at), claims: [{ type }] })
  writeFileSync(file, holding.map(line).join('\n'))
  return file
}

const lines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

it('a replay by the same version finds all unchanged; with one word of the lexicon changed, only what holds it differs', {
  timeout: 300_000,
}, async () => {
  const { log, next, run } = await prepare()
  const same = await run('replay', 'start', '--stage', 'extract', '--json')
  expect(same.err).toContain('These are the active versions')
  expect(lines(same.out)).toMatchObject([
    { of: 'totals', articles: { unchanged: ARTICLES, revised: 0, new: 0, gone: 0, failed: 0 } },
  ])
  const [open] = await log.query<{ id: string; differs: number }>(
    `SELECT r.replay_id::text AS id, count(*) FILTER (WHERE s.differs)::int AS differs
     FROM blotter_work.replay AS r JOIN blotter_work.replay_result AS s USING (replay_id) GROUP BY 1`,
  )
  expect(open?.differs).toBe(0)
  expect((await run('replay', 'discard', open?.id ?? '', '--reason', 'a rehearsal')).code).toBe(0)

  next.edit(LEXICON, '|flooding|', '|floodyng|')
  const changed = await run('replay', 'start', '--stage', 'extract', '--json')
  expect(changed.code).toBe(0)
  const holding = Array.from({ length: ARTICLES }, (_, at) => at).filter((at) => textOf(at).includes('Flooding'))
  const differing = lines(changed.out).flatMap((line) => (line.of === 'article' ? [line.url] : []))
  expect(differing.toSorted()).toEqual(holding.map((at) => `https://news.example/${at}`).toSorted())
})

it('an upgrade is refused where the gold set falls, promoted with a reason, seen as of then, and taken back', {
  timeout: 300_000,
}, async () => {
  const { log, next, run } = await prepare()
  next.edit(LEXICON, '|flooding|', '|floodyng|')
  const sampled = await run('replay', 'start', '--stage', 'extract', '--sample', '5')
  expect(sampled.err).toContain('A sample cannot be promoted.')
  const [{ id: sample = '' } = {}] = await log.query<{ id: string }>(
    'SELECT replay_id::text AS id FROM blotter_work.replay',
  )
  expect(await run('replay', 'promote', sample, '--reason', 'eager')).toMatchObject({
    code: 1,
    err: expect.stringContaining('is a sample'),
  })
  expect(await run('replay', 'start', '--stage', 'extract')).toMatchObject({
    code: 1,
    err: expect.stringContaining('one is open at a time'),
  })
  await run('replay', 'discard', sample, '--reason', 'read')
  expect(await run('replay', 'start', '--stage', 'link')).toMatchObject({
    code: 1,
    err: expect.stringContaining("This checkout's extraction is another version"),
  })

  const gold = goldOf('disaster.flood')
  await run(
    'replay',
    'start',
    '--stage',
    'extract',
    '--gold',
    gold,
    '--reason',
    'floods are spelt otherwise',
    '--by',
    'amina',
  )
  const [{ id = '' } = {}] = await log.query<{ id: string }>(
    "SELECT replay_id::text AS id FROM blotter_work.replay WHERE state = 'diffed'",
  )
  const refused = await run('replay', 'promote', id, '--reason', 'the floods')
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /Not promoted: 12 of 48 incidents are gone or go on under another id.*; F1 on the gold set falls from 100\.0 to 0\.0 %/,
    ),
  })
  const promoted = await run('replay', 'promote', id, '--reason', 'the floods', '--by', 'amina', '--force')
  expect(promoted).toMatchObject({ code: 0, err: expect.stringContaining('is promoted') })
  const approval = (await log.readStream(`replay/${id}`)).find(({ type }) => type === 'ReplayApproved')
  expect(approval).toMatchObject({
    data: {
      who: 'amina',
      why: 'the floods',
      against: [expect.stringContaining('another id'), expect.stringContaining('gold set')],
    },
  })

  const floods = async (...args: string[]): Promise<number> =>
    lines((await run('incidents', '--type', 'disaster.flood', '--json', '--limit', '100', ...args)).out).length
  const before = (await log.readStream(`replay/${id}`))[0]?.position ?? 0
  expect(await floods()).toBe(0)
  // Nobody had linked the history before the replay did.
  expect(await floods('--as-of', String(before))).toBe(0)
  expect(lines((await run('extractors', 'list', '--json')).out)).toContainEqual(
    expect.objectContaining({ engine: 'extraction', state: 'active, this checkout' }),
  )

  const undone = await run('replay', 'undo', id, '--reason', 'they were floods')
  expect(undone).toMatchObject({ code: 0, err: expect.stringContaining('is promoted') })
  expect(await floods()).toBeGreaterThan(0)
  const activations = (await log.readStream('extractor/extraction')).flatMap((event) =>
    event.type === 'ExtractorActivated' ? [event.data.version.digest] : [],
  )
  expect(activations).toHaveLength(3)
  expect(activations[2]).toBe(activations[0])
  // An undo goes by results; one without them would do nothing and say that it did.
  const [last] = (await listReplays(log)).map((each) => each.id)
  await forgetResults(log, last ?? '')
  expect(await run('replay', 'undo', last ?? '', '--reason', 'once more')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no results are kept'),
  })
})
