import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { clean } from '@blotter/cleaning'
import { beforeAll, expect, test } from 'vitest'
import { blotter, ndjson } from '../test/blotter.ts'
import { samplePages } from './bench/sample-pages.ts'

const places = [
  { TZ: 'UTC', LANG: 'C' },
  { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8' },
  { TZ: 'America/Los_Angeles', LC_ALL: 'tr_TR.UTF-8' },
]

/** The sample site's stories, each also in capitals, of which Turkish makes other small letters. */
let input = ''
beforeAll(async () => {
  const articles = (await samplePages(1)).flat().map(({ url, publishedAt, ...page }) => {
    const result = clean({ url, ...page })
    if (result.outcome === 'rejected') throw new Error(`${url} was rejected`)
    return { id: url, text: result.text, title: result.title, publishedAt }
  })
  const shouted = articles.map(({ id, text, ...more }) => ({ ...more, id: `${id}#caps`, text: text.toUpperCase() }))
  input = [...articles, ...shouted].map((article) => `${JSON.stringify(article)}\n`).join('')
})

/** What `extract` answers, to the byte, less the time that it took. */
const extracted = async (env: Record<string, string>): Promise<string> =>
  (await blotter(['extract', '--explain'], { input, env })).out.replace(/,"ms":[\d.]+(?=[,}])/g, '')

test('the same texts give the same bytes in another process, time zone and language', async () => {
  const [here, ...elsewhere] = await Promise.all(places.map(extracted))
  expect(ndjson(here ?? '').filter(({ claims }) => claims.length > 0).length).toBeGreaterThan(30)
  for (const answer of elsewhere) expect(answer).toBe(here)
})

test.each(places.slice(1))('a process under $TZ is really elsewhere', async (env) => {
  const show = `const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions(); console.log(locale, timeZone)`
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', show], { env })
  const language = (env.LC_ALL ?? env.LANG ?? '').slice(0, 5).replace('_', '-')
  expect(stdout.trim()).toBe(`${language} ${env.TZ}`)
})
