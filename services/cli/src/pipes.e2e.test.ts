import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
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
const bad = ['{"id":"cut off', '', '[]', '7', 'null', '["id"]', {}, { id: null }, deep('deep'), { id: 'empty' }]
const codes = 'bad-input blank-line bad-input bad-input bad-input bad-input missing-id missing-id too-deep'.split(' ')
const badIds = [...codes.map(() => null), 'empty']
type BadAnswer = { id: unknown; error?: { code: string; message: string } }
const expectBad = (answers: BadAnswer[]): void => {
  expect(answers.map(({ id }) => id)).toEqual(badIds)
  expect(answers.map(({ error }) => error?.code)).toEqual([...codes, expect.any(String)])
  for (const { error } of answers) expect(error?.message).toMatch(/\w/)
}
function deep(id: string): string {
  return `{"id":"${id}","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`
}

describe('a pipe answers every line with one line, in order, and goes on after a bad one', () => {
  it('parse-feed', async () => {
    const good = { id: 'good', bodyBase64: Buffer.from(feed).toString('base64') }
    const { code, out } = await blotter(['parse-feed'], {
      input: lines(good, ...bad, { id: 'no-feed', bodyBase64: 'aGVsbG8=' }, { ...good, id: 'last' }),
    })
    const answers = ndjson(out)
    expect(code).toBe(0)
    expect(idsOf(answers)).toEqual(['good', ...badIds, 'no-feed', 'last'])
    expectBad(answers.slice(1, -2))
    expect(answers.at(-2)).toMatchObject({ error: { code: 'not-a-feed' } })
    expect(answers.at(-1)).toMatchObject({
      feed: { title: 'Harbour Post', url: '' },
      items: [{ title: 'One', url: 'https://news.example/1' }],
    })
  })

  it('clean', async () => {
    const good = { id: 'good', url: 'https://news.example/1', html: page }
    const { code, out } = await blotter(['clean'], { input: lines(good, ...bad, { ...good, id: 'last' }) })
    const answers = ndjson(out)
    expect(code).toBe(0)
    expect(idsOf(answers)).toEqual(['good', ...badIds, 'last'])
    expectBad(answers.slice(1, -1))
    expect(answers.at(-1)).toMatchObject({
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
    expect(idsOf(answers)).toEqual(['good', ...badIds, 'last'])
    expectBad(answers.slice(1, -1))
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
    expectBad(errors)
    const direct = JSON.parse((await blotter(['link'], { input: lines(...bad) })).out)
    expectBad(direct.errors)
  })

  it('extract of half surrogate pairs and NUL, of a bad time and of an impossible one, after a byte order mark', async () => {
    const article = { id: 'half\ud800', text: `\udc00 ${strike}\0`, title: 'A\ud83d', publishedAt }
    const { out } = await blotter(['extract'], {
      input: `\ufeff${lines(article, { ...article, id: 'when', publishedAt: 'Tuesday' }, { ...article, id: 'year', publishedAt: '0001-01-01' })}`,
    })
    const [half, when, year] = ndjson(out)
    expect(half.claims).toMatchObject([{ type: 'conflict.air-strike', when: { start: '2025-03-04' } }])
    expect(article.text.slice(half.claims[0].span.start, half.claims[0].span.end)).toMatch(/An air strike.*said\.$/)
    expect(when).toMatchObject({ id: 'when', error: { code: 'bad-date' } })
    expect(year.claims).toMatchObject([{ when: { start: null } }])
  })

  it('extract without --keep passes nothing else through', async () => {
    const { out } = await blotter(['extract'], { input: lines({ id: 'good', text: strike, publishedAt }) })
    expect(Object.keys(ndjson(out)[0])).not.toContain('text')
    expect(Object.keys(ndjson(out)[0])).not.toContain('explanations')
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
    expect(plain).toMatch(/Harbour Post[\s\S]*One[\s\S]*https:\/\/news\.example\/1[\s\S]*1 item\n/)
    expect(json).toMatchObject({ items: [{ title: 'One' }] })
  })

  it('of clean', async () => {
    const file = join(freshFolder(), 'wall')
    writeFileSync(file, '<title>404 Not found</title><p>The page you requested was not found.</p>')
    const [[plain, json], wall] = await Promise.all([show('clean', page), blotter(['clean', file, '--json'])])
    expect([wall.code, JSON.parse(wall.out)]).toMatchObject([0, { id: file, error: { code: 'error-page' } }])
    expect(plain).toMatch(/Bridge gives way[\s\S]*gave way after days/)
    expect(json).toMatchObject({ title: 'Bridge gives way' })
  })

  it('of extract', async () => {
    const [plain, json] = await show('extract', strike)
    expect(plain).toMatch(/conflict\.air-strike[\s\S]*Syria › [\s\S]*4\+ killed[\s\S]*“An air strike on a market/)
    expect(json).toMatchObject({ claims: [{ type: 'conflict.air-strike' }] })
  })

  it('of extract, explained', async () => {
    const file = join(freshFolder(), 'input')
    const page = `${file}.html`
    writeFileSync(file, strike)
    const [printed, json, html] = await Promise.all([
      blotter(['extract', file, '--explain', '--published', '2025-03-05']),
      blotter(['extract', file, '--explain', '--json']),
      blotter(['extract', file, '--html', page]),
    ])
    expect([printed.code, json.code, html.code]).toEqual([0, 0, 0])
    expect(printed.out).toMatch(/^❶ .*\[at least four \[people\][\s\S]*when +2025-03-04 \(Tuesday\) +date\.weekday/)
    expect(JSON.parse(json.out).explanations).toMatchObject([{ claimId: JSON.parse(json.out).claims[0].id }])
    expect([html.out, html.err]).toEqual(['', `The page is in ${page}.\n`])
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>[\s\S]*conflict\.air-strike[\s\S]*<\/html>\n$/)
  })

  it.each(['--html', '--published'])('of extract, and without a file %s is wrong usage', async (option) => {
    const { code, err } = await blotter(['extract', option, '2025-03-05'])
    expect([code, err]).toEqual([2, expect.stringContaining(`${option} needs a file to read`)])
  })

  it('of link', async () => {
    const [plain, json] = await show('link', lines({ id: 'a', claims: [] }))
    expect(plain).toBe('\n')
    expect(json).toEqual({ incidents: [], errors: [] })
  })
})

it('a result larger than a pipe takes at once arrives whole', async () => {
  const file = join(freshFolder(), 'input')
  writeFileSync(file, `${strike}\n`.repeat(20_000))
  const [json, plain] = await Promise.all([
    blotter(['extract', file, '--explain', '--json']),
    blotter(['extract', file, '--explain']),
  ])
  expect(plain.out.length).toBeGreaterThan(2 ** 20)
  expect(plain.out).toMatch(/\n$/)
  expect(JSON.parse(json.out).explanations).toHaveLength(JSON.parse(json.out).claims.length)
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
