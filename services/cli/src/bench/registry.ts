import { InputFault } from '@blotter/events'
import type { Bench } from './bench.ts'

/** A bench that can be run; its code is loaded when it is. */
export type BenchEntry = { about: string; load: () => Promise<Bench> }

/** Every measurement of Blotter. A new one gets a line here. */
export const benches: Readonly<Record<string, BenchEntry>> = {
  access: {
    about: 'lists, lists as of a month back, exports, the stream and feeds of the API beside many incidents',
    load: async () => (await import('./access-bench.ts')).accessBench,
  },
  cleaning: {
    about:
      'cleaning on development data (--data FOLDER): every set and part, time beside the bare parse, each rule off',
    load: async () => (await import('./cleaning/cleaning-bench.ts')).cleaningBench,
  },
  console: {
    about: 'the first screen with 100,000 waiting, 10,000 dead and 10,000 feeds: times, weight, append to open page',
    load: async () => (await import('./console-bench.ts')).consoleBench,
  },
  documents: {
    about: 'what zstd saves of pages and texts, and what it costs, by level',
    load: async () => (await import('./documents-bench.ts')).documentsBench,
  },
  engines: {
    about: 'clean and extract over the sample site, articles a second on one core, beside bare parsing',
    load: async () => (await import('./engines-bench.ts')).enginesBench,
  },
  extraction: {
    about: 'extraction on development data (--data FOLDER): every set, speed, hostile texts, errors by kind',
    load: async () => (await import('./extraction/extraction-bench.ts')).extractionBench,
  },
  feeds: {
    about:
      'reading feeds, items and MB a second, beside bare rss-parser; hostile feeds, a bomb, and polls without news',
    load: async () => (await import('./feeds-bench.ts')).feedsBench,
  },
  linking: {
    about: 'groups of near copies, and claims linked a second beside more and more open ones',
    load: async () => (await import('./linking-bench.ts')).linkingBench,
  },
  log: {
    about: 'append, read, chain, fold and rebuild against bare SQL on the same server, and append to job taken',
    load: async () => (await import('./log-bench.ts')).logBench,
  },
  pipeline: {
    about: 'articles a second from poll to projection, both queue backends, against the engines alone',
    load: async () => (await import('./pipeline-bench.ts')).pipelineBench,
  },
  replay: {
    about: "a replay's pace beside the bare engine, its memory, its difference and its promotion, at growing sizes",
    load: async () => (await import('./replay-bench.ts')).replayBench,
  },
}

/**
 * The bench of a name.
 * @throws InputFault `no-such-bench` with the names that there are
 */
export const benchNamed = (name: string): BenchEntry => {
  const entry = Object.hasOwn(benches, name) ? benches[name] : undefined
  if (entry) return entry
  throw new InputFault('no-such-bench', `There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.`)
}
