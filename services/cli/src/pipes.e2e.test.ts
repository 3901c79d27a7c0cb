import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it, vi } from 'vitest'
import { blotter, freshFolder, launch, ndjson } from '../test/blotter.ts'

// Each test runs several processes one after the other.
vi.setConfig({ testTimeout: 120_000 })

const feed =
  '<rss version="2.0"><channel><title>Harbour Post</title><item><title>One</title><link>https://news.example/1</link></item></channel></rss>'
const page =
  '<html><head><title>Bridge gives way</title></head><body><nav>Home</nav><article><h1>Bridge gives way</h1><p>Two people were hurt on Monday when a bridge over the river gave way after days of rain, the mayor said.</p><p>Officials closed the road, and engineers were on their way to look at the piers before the next train is due.</p></article></body></html>'
const strike =
  'An air strike on a market in the Syrian city of Idlib killed at least four people on Tuesday, a doctor at the local hospital said. Nine others were wounded. Residents said that two jets had flown over the town before the blast.'
const publishedAt = '2025-03-05T09:00:00Z'
const lines = (...values: unknown[]): string =>
  values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('')
const idsOf = (answers: { id: unknown }[]) => answers.map(({ id }) => id)

/** Bad lines among good ones; the answers that they get are the same in every pipe. */
const bad = ['{"id":"cut off', '[]', '7', 'null', { id: 'empty' }]
const expectBad = (answers: { error?: unknown }[]): void => {
  for (const answer of answers)
    expect(answer).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } })
}

describe('a pipe answers every line with one line, in order, and goes on after a bad one', () => {
  it('parse-feed', async () => {
    const good = { id: 'good', bodyBase64: Buffer.from(feed).toString('base64') }
    const { code, out } = await blotter(['parse-feed'], {
      input: lines(good, ...bad, { id: 'no-feed', bodyBase64: 'aGVsbG8=' }, { ...good, id: 'last' }),
    })
    const answers = ndjson(out)
    expect(code).toBe(0)
    expect(idsOf(answers)).toEqual(['good', null, null, null, null, 'empty', 'no-feed', 'last'])
    expectBad(answers.slice(1, 7))
    expect(answers[7]).toMatchObject({
      feed: { title: 'Harbour Post' },
      items: [{ title: 'One', url: 'https://news.example/1' }],
    })
  })

  it('clean', async () => {
    const good = { id: 'good', url: 'https://news.example/1', html: page }
    const { code, out } = await blotter(['clean'], { input: lines(good, '', ...bad, { ...good, id: 'last' }) })
    const answers = ndjson(out)
    expect(code).toBe(0)
    expect(idsOf(answers)).toEqual(['good', null, null, null, null, 'empty', 'last'])
    expectBad(answers.slice(1, 6))
    expect(answers[6]).toMatchObject({
      title: 'Bridge gives way',
      text: expect.stringContaining('gave way after days'),
      ms: expect.any(Number),
    })
  })

  it('extract, and what came in goes on into link with --keep', async () => {
    const good = { id: 'good', text: strike, publishedAt, title: 'Strike', feed: 'harbour' }
    const kept = await blotter(['extract', '--keep'], { input: lines(good, ...bad, { ...good, id: 'last' }) })
    const answers = ndjson(kept.out)
    expect(kept.code).toBe(0)
    expect(idsOf(answers)).toEqual(['good', null, null, null, null, 'empty', 'last'])
    expectBad(answers.slice(1, 6))
    expect(answers[0]).toMatchObject({ ...good, claims: [{ type: 'conflict.air-strike' }], ms: expect.any(Number) })
    const { code, out } = await blotter(['link'], { input: kept.out })
    const { incidents, errors } = JSON.parse(out)
    expect(code).toBe(0)
    expect(incidents).toMatchObject([
      {
        type: 'conflict.air-strike',
        claims: [{ articleId: 'good' }, { articleId: 'last' }],
        toll: { killed: { low: 4 } },
      },
    ])
    expect(errors).toHaveLength(5)
    expect(errors).toContainEqual({ id: 'empty', error: expect.objectContaining({ code: expect.any(String) }) })
  })

  it('extract without --keep passes nothing else through', async () => {
    const { out } = await blotter(['extract'], { input: lines({ id: 'good', text: strike, publishedAt }) })
    expect(Object.keys(ndjson(out)[0])).not.toContain('text')
  })
})

it.each([
  ['parse-feed', ''],
  ['clean', ''],
  ['extract', ''],
  ['link', '{"incidents":[],"errors":[]}\n'],
])('%s without input gives no answer but its own', async (command, wanted) => {
  expect(await blotter([command])).toEqual({ code: 0, out: wanted, err: '' })
})

describe('with a file, a result for reading', () => {
  const show = async (command: string, content: string): Promise<[string, unknown]> => {
    const file = join(freshFolder(), 'input')
    writeFileSync(file, content)
    const [plain, json] = await Promise.all([blotter([command, file]), blotter([command, file, '--json'])])
    expect([plain.code, json.code]).toEqual([0, 0])
    return [plain.out, JSON.parse(json.out)]
  }

  it('of parse-feed', async () => {
    const [plain, json] = await show('parse-feed', feed)
    expect(plain).toMatch(/Harbour Post[\s\S]*One[\s\S]*https:\/\/news\.example\/1[\s\S]*1 items/)
    expect(json).toMatchObject({ items: [{ title: 'One' }] })
  })

  it('of clean', async () => {
    const [plain, json] = await show('clean', page)
    expect(plain).toMatch(/Bridge gives way[\s\S]*gave way after days/)
    expect(json).toMatchObject({ title: 'Bridge gives way' })
  })

  it('of extract', async () => {
    const [plain, json] = await show('extract', strike)
    expect(plain).toMatch(/conflict\.air-strike[\s\S]*Syria › [\s\S]*4\+ killed[\s\S]*“An air strike on a market/)
    expect(json).toMatchObject({ claims: [{ type: 'conflict.air-strike' }] })
  })

  it('of link', async () => {
    const [plain, json] = await show('link', lines({ id: 'a', claims: [] }))
    expect(plain).toBe('\n')
    expect(json).toEqual({ incidents: [], errors: [] })
  })
})

it('a reader who has seen enough is no error', async () => {
  const child = launch(['clean'])
  const errors: string[] = []
  child.stderr.on('data', (data) => errors.push(String(data)))
  child.stdin.on('error', () => {})
  const exit = once(child, 'exit')
  child.stdin.end(
    lines(
      ...Array.from({ length: 300 }, (_, id) => ({
        id: `${id}`,
        url: 'https://news.example/1',
        html: page.replace('rain', `rain ${'and wind '.repeat(100)}`),
      })),
    ),
  )
  for await (const line of createInterface({ input: child.stdout })) {
    expect(JSON.parse(line).id).toBe('0')
    break
  }
  child.stdout.destroy()
  expect(await exit).toEqual([0, null])
  expect(errors.join('')).toBe('')
})
