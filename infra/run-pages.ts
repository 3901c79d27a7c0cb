// Runs the whole pipeline over a folder of pages and counts how they ended.
//
//   npx --no-install node infra/run-pages.ts FOLDER [--json] [--names]
//
// FOLDER holds pages.ndjson or pages.ndjson.gz ({"id","url","html"} a line) or *.html files. They are served from
// loopback as one RSS feed, and `blotter start --once` works on it in a temporary data folder. --names lists every page
// that was not read. Exit status 1 when a page was left on its way or was parked, 2 for wrong usage.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Fault } from '@blotter/events'
import { writeOpml } from '@blotter/feeds'
import { type PageSite, servePages } from '../services/cli/src/bench/page-site.ts'
import { linesOf } from '../services/cli/src/lines.ts'
import { type ArticleEnd, articleEnds } from './article-ends.ts'
import { type FolderPage, pagesOf } from './page-folder.ts'

type Ending = ArticleEnd & { name: string }

const main = fileURLToPath(new URL('../services/cli/src/main.ts', import.meta.url))
let running: ChildProcess | null = null

const report = async (folder: string, options: { json?: boolean; names?: boolean }): Promise<boolean> => {
  const pages = await pagesOf(folder)
  const scratch = mkdtempSync(join(tmpdir(), 'blotter-pages-'))
  const site = await servePages(() => pages)
  try {
    const started = performance.now()
    const endings = await runOver(pages, site, scratch)
    print(endings, { ...options, seconds: Math.round((performance.now() - started) / 100) / 10 })
    return endings.every(({ settled }) => settled)
  } finally {
    await site.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}

const runOver = async (pages: readonly FolderPage[], site: PageSite, scratch: string): Promise<Ending[]> => {
  // The embedded server's account has to walk through, and keeps what it needs below as well.
  chmodSync(scratch, 0o711)
  mkdirSync(join(scratch, 'tmp'), { mode: 0o711 })
  const feeds = join(scratch, 'feeds.opml')
  writeFileSync(feeds, writeOpml([{ url: site.feedUrl, title: 'Pages' }]))
  const { DATABASE_URL: _, DATABASE_URL_FILE: __, ...rest } = process.env
  const env = {
    ...rest,
    TMPDIR: join(scratch, 'tmp'),
    DATA_DIR: join(scratch, 'data'),
    FETCH_ALLOW: site.host,
    HOST_GAP_SECONDS: '0',
  }
  await blotter(['start', '--once', '--json', '--feeds', feeds], env)
  const lines = await blotter(['log', '--json'], env)
  const byUrl = new Map(articleEnds(lines.map((line) => JSON.parse(line))).map((end) => [end.url, end]))
  return pages.map(({ name }, index) => {
    const url = site.urlOf(index)
    return { name, ...(byUrl.get(url) ?? { url, outcome: 'never discovered', settled: false, detail: '' }) }
  })
}

/** Runs a command of Blotter and gives its lines; its talk goes to our standard error. */
const blotter = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<string[]> => {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env })
  running = child
  const exit = once(child, 'exit')
  const lines: string[] = []
  for await (const line of linesOf(child.stdout)) lines.push(line)
  const [code] = await exit
  running = null
  if (code !== 0) throw new Error(`blotter ${args[0]} ended with ${code}.`)
  return lines
}

const print = (endings: readonly Ending[], options: { json?: boolean; names?: boolean; seconds: number }): void => {
  const outcomes = new Map<string, number>()
  for (const { outcome } of endings) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  const sorted = [...outcomes].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
  const open = endings.filter(({ settled }) => !settled)
  if (options.json) {
    const summary = { pages: endings.length, seconds: options.seconds, outcomes: Object.fromEntries(sorted), open }
    process.stdout.write(`${JSON.stringify(summary)}\n`)
    return
  }
  const rows = sorted.map(([outcome, pages]) => `${String(pages).padStart(6)}  ${outcome}`)
  process.stdout.write(`${endings.length} pages in ${options.seconds} s, start and end included\n${rows.join('\n')}\n`)
  const unread = endings.filter(({ outcome }) => outcome !== 'extracted' && !outcome.startsWith('no claim'))
  for (const { name, outcome, url, detail } of options.names ? unread : open)
    process.stdout.write(`  ${outcome}: ${name}  ${url}  ${detail}\n`)
  if (open.length) process.stdout.write(`${open.length} pages were left without an end.\n`)
}

// Ctrl-C reaches the running command too, which stops its server and ends; then we clean up behind it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running?.kill(signal))

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, names: { type: 'boolean' } },
  })
  const [folder] = positionals
  if (!folder || positionals.length > 1) {
    process.stderr.write('Usage: npx --no-install node infra/run-pages.ts FOLDER [--json] [--names]\n')
    process.exitCode = 2
  } else if (!(await report(folder, values))) {
    process.exitCode = 1
  }
} catch (error) {
  const usage = error instanceof Fault || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = usage ? 2 : 1
}
