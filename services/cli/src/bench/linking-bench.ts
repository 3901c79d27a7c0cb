import { copyGroupsOf } from '@blotter/linking'
import { atLeast, atMost, type Bench, type BenchRow, measured } from './bench.ts'
import { linkingRun } from './live-linking.ts'
import { inventedArticles } from './story-copies.ts'
import { withTemporaryPostgres } from './temporary-postgres.ts'

const ARTICLES = 5_000
const SIZES = { reduced: [1_000, 10_000], full: [10_000, 100_000, 1_000_000] } as const
const REPORTS = { reduced: 1_000, full: 4_000 } as const

/** Groups of near copies against what was copied, and claims a second beside more and more open ones. */
export const linkingBench: Bench = async ({ full, steps, say }) => {
  const [sizes, reports] = full ? [SIZES.full, REPORTS.full] : [SIZES.reduced, REPORTS.reduced]
  const rows = await steps.of('copies', async () => copyRows(ARTICLES))
  return await withTemporaryPostgres(async ({ freshDatabase, settings }) => {
    const rates: number[] = []
    for (const open of sizes) {
      const found = await steps.of(`${open} open claims`, async () => {
        const run = await linkingRun({ databaseUrl: await freshDatabase(), open, reports, say })
        const memory =
          run.memoryMb === null
            ? []
            : [atMost(`linker's memory beside ${open} open claims`, run.memoryMb, { target: 500, unit: 'MB' })]
        return [
          ...(run.perCoreSecond === null
            ? []
            : [atLeast(perCore(open), run.perCoreSecond, { target: 500, unit: 'claims/s' })]),
          measured(
            `${open} open claims: by the clock, dispatcher and Postgres on the same cores`,
            run.perSecond,
            'claims/s',
          ),
          ...memory,
        ]
      })
      rows.push(...found)
      rates.push(found.find(({ what }) => what === perCore(open))?.value ?? Number.NaN)
    }
    const kept = (rates.at(-1) ?? Number.NaN) / (rates[0] ?? Number.NaN)
    rows.push(atLeast(`rate beside ${sizes.at(-1)} open claims by that beside ${sizes[0]}`, kept, { target: 0.67 }))
    return { size: `${ARTICLES} articles; ${reports} reports beside ${sizes.join(', ')} open claims`, rows, settings }
  })
}

const perCore = (open: number): string => `${open} open claims: linked a second of the linker's processor time`

/** How many pairs of articles of one story are in one group, and of one group of one story. */
const copyRows = (count: number): BenchRow[] => {
  const articles = inventedArticles(count)
  const started = performance.now()
  const groups = copyGroupsOf(articles)
  const seconds = (performance.now() - started) / 1_000
  const same = pairsBy(articles, ({ story }) => story)
  const grouped = pairsBy(articles, ({ id }) => groups.get(id))
  const right = pairsBy(articles, ({ id, story }) => (groups.has(id) ? `${story} ${groups.get(id)}` : undefined))
  return [
    atLeast('copies found of those injected, pairs', right / same, { target: 0.98 }),
    atLeast('of the pairs in one group, those of one story', right / grouped, { target: 0.995 }),
    measured('articles grouped a second, one thread', count / seconds, 'articles/s'),
  ]
}

const pairsBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): number => {
  const groups = Map.groupBy(items, keyOf)
  groups.delete(undefined)
  return [...groups.values()].reduce((pairs, { length }) => pairs + (length * (length - 1)) / 2, 0)
}
