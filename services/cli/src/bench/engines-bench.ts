import { load } from 'cheerio/slim'
import { type Bench, measured } from './bench.ts'
import { loadEngines } from './engines.ts'
import { cpuRate, interleave } from './rounds.ts'
import { samplePages } from './sample-pages.ts'

/** Cleaning and extraction over the sample site's stories, by processor time, so that a busy machine counts less. */
export const enginesBench: Bench = async ({ full, say }) => {
  say('loading the engines and the sample site')
  const started = performance.now()
  const engines = await loadEngines()
  const loading = performance.now() - started
  const [editions, passes, rounds] = full ? [4, 10, 15] : [1, 10, 7]
  const pages = (await samplePages(editions)).flat()
  const articles = pages.map(engines.clean)
  const markup = pages.map(({ body }) => body.toString('utf8'))
  const turn =
    <Item>(items: readonly Item[], work: (item: Item) => unknown) =>
    (): number =>
      cpuRate(items.length * passes, () => {
        for (let pass = 0; pass < passes; pass += 1) for (const item of items) work(item)
      })
  const taken = await interleave(
    {
      parse: turn(markup, (html) => load(html)),
      clean: turn(pages, engines.clean),
      extract: turn(articles, engines.extract),
      both: turn(pages, (page) => engines.extract(engines.clean(page))),
    },
    { rounds, say },
  )
  const bytes = (lengths: number[]): string =>
    `${(lengths.reduce((sum, length) => sum + length, 0) / lengths.length / 1_000).toFixed(1)} kB`
  return {
    size: `${pages.length} stories of the sample site (HTML ${bytes(markup.map(({ length }) => length))}, text ${bytes(articles.map(({ text }) => text.length))} on average), ${passes} times a round, ${taken.rounds} rounds`,
    rows: [
      measured('clean and extract', taken.median('both'), 'articles/s'),
      measured('clean', taken.median('clean'), 'articles/s'),
      measured('extract', taken.median('extract'), 'articles/s'),
      measured('parse only, cheerio', taken.median('parse'), 'articles/s'),
      measured('clean against parse only', taken.ratio('clean', 'parse')),
      measured('clean and extract against parse only', taken.ratio('both', 'parse')),
      measured('loading the extractor, by the clock', loading, 'ms'),
      taken.calibration,
    ],
    settings: { clock: 'processor time of one process, garbage collection included' },
  }
}
