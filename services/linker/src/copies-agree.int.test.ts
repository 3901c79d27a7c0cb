import { deterministicId } from '@blotter/events'
import { copyGroupsOf } from '@blotter/linking'
import { performTogether, type Stage } from '@blotter/pipeline'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countryOf, type Report } from '../test/reports.ts'
import { linkStage } from './stage.ts'

const stage = linkStage({ name: 'linking', version: '0.0.0', digest: 'made-up' }) as Stage &
  Required<Pick<Stage, 'runTogether'>> // it has both

/** Reprints of one story with a word of their own every so often, cut at either end; some are briefs. */
const stories = fc.array(
  fc.record({
    from: fc.nat({ max: 40 }),
    count: fc.integer({ min: 10, max: 160 }),
    every: fc.integer({ min: 2, max: 25 }),
  }),
  { minLength: 3, maxLength: 6 },
)

const log = sharedLog()
let runs = 0

it('near copies are the same ones article by article, some at a time, and as the pipe has them', async () => {
  await fc.assert(
    fc.asyncProperty(stories, fc.integer({ min: 2, max: 4 }), async (list, together) => {
      for (const batch of [1, together]) {
        runs += 1
        const country = countryOf('GA')
        const reports = list.map(({ from, count, every }, at): Report => {
          const word = (index: number): string =>
            index % every === every - 1 ? `r${runs}own${at}x${index}` : `r${runs}w${from + index}`
          return {
            article: `${runs} ${at}`,
            claims: [{ id: `${runs}-${at}`, type: 'accident.fire' }],
            text: Array.from({ length: count }, (_, index) => word(index)).join(' '),
          }
        })
        for (let at = 0; at < reports.length; at += batch) await link(country, reports.slice(at, at + batch))
        const groups = copyGroupsOf(
          reports.map(({ article, text = '' }) => ({ id: country.articleId(article), text, publishedAt: null })),
        )
        const ids = reports.map(({ article }) => country.articleId(article))
        expect(await groupsOf(ids)).toEqual(ids.map((id) => groups.get(id) ?? null))
      }
    }),
    { numRuns: 12, seed: 20_250_305 },
  )
}, 60_000)

const link = async (country: ReturnType<typeof countryOf>, reports: readonly Report[]): Promise<void> => {
  await Promise.all(reports.map(({ text = '' }) => log().documents.put(text)))
  const events = reports.map((report) => ({
    ...country.reported(report),
    eventId: deterministicId('copies-agree', report.article),
  }))
  const { appended } = await log().append(events)
  const read = await Promise.all(appended.map(({ position }) => log().readAt(position)))
  const inputs = read.flatMap((event) => (event ? [{ position: event.position, event }] : []))
  await performTogether(stage, inputs, { log: log(), signal: new AbortController().signal })
}

const groupsOf = async (ids: readonly string[]): Promise<(string | null)[]> => {
  const rows = await log().query<{ id: string; group: string | null }>(
    'SELECT article_id AS id, copy_group AS "group" FROM blotter_work.linked_article WHERE article_id = ANY($1)',
    [ids],
  )
  return ids.map((id) => rows.find((row) => row.id === id)?.group ?? null)
}
