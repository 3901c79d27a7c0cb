import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deterministicId, type EngineVersion, type NewEvent } from '@blotter/events'
import { activateVersion, addReplay } from '@blotter/log'
import { checkout, engineVersion } from '@blotter/pipeline'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { expect, it, vi } from 'vitest'
import { blotter, freshFolder } from '../../test/blotter.ts'

// Several processes one after the other.
vi.setConfig({ testTimeout: 120_000 })

const TEXT =
  'A car bomb killed 4 people outside a police station in Kano, Nigeria, on Tuesday, the governor said. <script>alert(1)</script> Windows broke nearby.'
const older: EngineVersion = { name: 'extraction', version: '0.0.1', digest: 'older' }

/** An article in whose text an older extractor had found nothing. */
const readAsNothing = (document: string): NewEvent[] => {
  const id = deterministicId('article', 'https://news.example/kano')
  const common = { streamId: `article/${id}`, correlationId: id, source: 'blotter/test' }
  const url = 'https://news.example/kano?a="><script>alert(2)</script>'
  const title = 'Bomb \u202ein <b>Kano</b>'
  const publishedAt = '2026-03-04T12:00:00.000Z'
  const cleaned: NewEvent<'ArticleCleaned'> = {
    ...{ ...common, eventId: deterministicId(id, 'cleaned'), type: 'ArticleCleaned' },
    data: {
      ...{ url, title, publishedAt, document, page: document, authors: [], kind: 'story' },
      cleaner: engineVersion(checkout, 'cleaning'),
    },
  }
  const reported: NewEvent<'IncidentsReported'> = {
    ...{ ...common, eventId: deterministicId(id, 'reported'), type: 'IncidentsReported' },
    data: { url, title, publishedAt, document, claims: [], reason: 'no-incident', extractor: older },
  }
  return [cleaned, reported]
}

it('only the checkout that a replay leads to brings it on, and a gold set that is not there is named', async () => {
  const log = await freshLog()
  const id = randomUUID()
  const versions = [{ from: null, to: older }]
  const wishes = { stage: 'extract' as const, selection: {}, undoes: null, who: 'amina', why: null, gold: null }
  await addReplay(log, { ...wishes, id, versions, listed: 0 })
  const env = { DATABASE_URL: log.url }
  const promoted = await blotter(['replay', 'promote', id, '--reason', 'better'], { env })
  expect(promoted).toMatchObject({ code: 1, err: expect.stringContaining('leads to extraction@0.0.1+older, and this') })
  const gold = ['replay', 'start', '--stage', 'extract', '--gold', '/nowhere.ndjson']
  expect(await blotter(gold, { env })).toMatchObject({ code: 1, err: expect.stringContaining('/nowhere.ndjson') })
})

it('a replay that is started, compared and shown by the commands leaves a page that holds its articles as text', async () => {
  const log = await freshLog()
  for (const name of ['cleaning', 'linking']) await activateVersion(log, engineVersion(checkout, name))
  await activateVersion(log, older)
  await log.append(readAsNothing(await log.documents.put(TEXT)))
  const env = { DATABASE_URL: log.url }
  const file = join(freshFolder(), 'diff.html')
  expect((await blotter(['replay', 'diff', '--html', file], { env })).err).toContain('No replay is open')
  const never = ['replay', 'start', '--stage', 'extract', '--since', '2026-11-30', '--until', '2026-11-01']
  expect(await blotter(never, { env })).toMatchObject({ code: 1, err: expect.stringContaining('No article is from') })
  const started = await blotter(['replay', 'start', '--stage', 'extract', '--workers', '1', '--json'], { env })
  expect([started.code, started.err]).toEqual([0, expect.stringContaining('Decide: ')])
  expect(await blotter(['replay', 'diff', '--html', file], { env })).toEqual({
    ...{ code: 0, out: '', err: `The page is in ${file}.\n` },
  })
  const page = readFileSync(file, 'utf8')
  expect(page).toContain('Nothing speaks against a promotion: 0 of 0 incidents are gone or go on')
  expect(page).toContain('<b class="outcome">new</b> <bdi>Bomb [U+202E]in &lt;b&gt;Kano&lt;/b&gt;</bdi>')
  expect(page).toContain('<mark class="f-after">Kano')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Windows broke nearby.')
  expect(page).not.toContain('<script')
  const nowhere = await blotter(['replay', 'diff', '--html', join(file, 'x.html')], { env })
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('Cannot write')])
})
