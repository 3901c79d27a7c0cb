import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import type { Configuration } from '@blotter/config'
import { InputFault } from '@blotter/events'
import { readOpml } from '@blotter/feeds'
import { pollAllNow } from '@blotter/log'
import { countAll, countOutcomes } from '@blotter/views'
import { type Left, untilIdle } from '../idle.ts'
import { printData, say } from '../output.ts'
import { printEvent } from '../print-event.ts'
import { type SampleSite, startSample } from '../sample.ts'
import { openSession, type Session } from '../session.ts'
import { addFeed } from '../subscribe.ts'
import { supervise } from '../supervisor.ts'
import { rememberWorkspace } from '../workspace.ts'

export type StartOptions = { feeds?: string; workspace?: string; once?: boolean; json?: boolean }

const SERVICES = ['dispatcher', 'fetcher', 'cleaner', 'extractor', 'linker', 'projector', 'console'] as const

/** Starts every stage and shows what comes out, until Ctrl-C; with `once`, until there is nothing left to do. */
export const start = async (configuration: Configuration, options: StartOptions): Promise<void> => {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort(signal))
  const entries = options.feeds ? readOpml(readFileSync(options.feeds, 'utf8')) : []
  const session = await openSession(configuration, workspaceFor(configuration, options))
  let sample: SampleSite | null = null
  try {
    if (session.workspace) rememberWorkspace(configuration, session.workspace)
    if (session.workspace?.name === 'sample') sample = await startSample(session.workspace)
    for (const entry of [...entries, ...(sample?.feeds ?? [])]) await addFeed(session.log, entry)
    await run({ configuration, options, session, sample, signal: stop.signal })
  } finally {
    await sample?.stop()
    await session.queues.close()
    await session.log.close()
    await session.server?.stop()
    if (!options.once) say('Stopped. The next start goes on from here.')
  }
}

/** Real feeds go to `main`; without feeds, and without a workspace that has some, the sample shows what Blotter does. */
const workspaceFor = ({ DATABASE_URL }: Configuration, { feeds, workspace }: StartOptions): string | undefined => {
  if (DATABASE_URL) return workspace
  if (feeds && workspace === 'sample')
    throw new InputFault(
      'sample-workspace',
      'The sample workspace holds invented incidents only. Leave out --workspace, or name another one.',
    )
  return workspace ?? (feeds ? 'main' : 'sample')
}

type Run = {
  configuration: Configuration
  options: StartOptions
  session: Session
  sample: SampleSite | null
  signal: AbortSignal
}

const run = async ({ configuration, options, session, sample, signal }: Run): Promise<void> => {
  const { log, queues } = session
  if (options.once) await pollAllNow(log.database)
  const until = new Date().toISOString()
  const follow = new AbortController()
  const lines = openServiceLog(session)
  const broken = Promise.withResolvers<never>()
  const processes = supervise({
    services: options.once ? SERVICES.filter((service) => service !== 'console') : SERVICES,
    env: environmentFor({ configuration, session, sample, ...(options.once ? { until } : {}) }),
    patienceMs: configuration.SHUTDOWN_SECONDS * 1_000 + 500,
    onLine: lines.write,
    onBroken: (service) =>
      broken.reject(new InputFault('configuration', `${service} cannot run with this configuration; see above.`)),
  })
  await firstScreen({ configuration, options, session })
  const shown = showEvents(session, await log.head(), follow.signal)
  try {
    const ended = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))
    const left = await Promise.race([
      options.once ? untilIdle({ log, queues, until, signal }) : ended,
      ended,
      broken.promise,
    ])
    if (left) await summary(session, left, options)
  } finally {
    await processes.stop()
    follow.abort()
    await shown
    lines.close()
  }
}

const environmentFor = ({
  configuration,
  session,
  sample,
  until,
}: {
  configuration: Configuration
  session: Session
  sample: SampleSite | null
  until?: string
}) => ({
  ...process.env,
  DATABASE_URL: session.databaseUrl,
  ...(until ? { DISPATCH_UNTIL: until } : {}),
  ...(sample
    ? {
        FETCH_ALLOW: [...configuration.FETCH_ALLOW, sample.origin].join(','),
        HOST_GAP_SECONDS: '0',
        ACTIVATE: 'always',
      }
    : {}),
})

/** Everything that the processes say goes to a file; warnings show on the terminal too. */
const openServiceLog = ({ workspace }: Session) => {
  const folder = workspace?.folder
  if (folder) mkdirSync(folder, { recursive: true })
  const file = folder ? createWriteStream(join(folder, 'blotter.log'), { flags: 'a' }) : null
  const write = (service: string, line: string): void => {
    file?.write(`${line}\n`)
    const known = parse(line)
    if (!known || known.level === 'warn' || known.level === 'error' || known.level === 'fatal') {
      say(`${styleText('yellow', service)} ${known ? `${known.msg ?? ''} ${known.error ?? ''}`.trim() : line}`)
    }
  }
  return { write, close: () => file?.end() }
}

const parse = (line: string): { level?: string; msg?: string; error?: string } | null => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

const firstScreen = async ({
  configuration,
  options,
  session,
}: Pick<Run, 'configuration' | 'options' | 'session'>): Promise<void> => {
  const { workspace, server, migrations, queues, log } = session
  const { feeds, position } = await countAll(log)
  const database = workspace ? `Postgres (embedded, ${server?.home})` : 'Postgres (DATABASE_URL)'
  say(styleText('bold', 'blotter 0.1.0'))
  say(
    `  workspace    ${workspace ? `${workspace.name}${workspace.name === 'sample' ? '   an invented site on this machine; nothing in it happened' : ''}` : 'none: DATABASE_URL is set'}`,
  )
  say(`  log          ${database}, ${migrations} migrations applied, position ${position}`)
  say(`  queues       ${queues.kind === 'redis' ? 'Redis' : 'Postgres'}`)
  say(`  feeds        ${feeds}`)
  if (!options.once) say(`  console      http://${configuration.CONSOLE_HOST}:${configuration.CONSOLE_PORT}`)
  say(`  watch yours  npx --no-install blotter start --feeds feeds.opml`)
  if (!options.once) say('  Ctrl-C stops cleanly; the next start goes on where this one stopped.')
  if (!feeds && !options.feeds) say('  There are no feeds yet. Add some: npx --no-install blotter feeds add <url>')
  say('')
}

const showEvents = async ({ log }: Session, from: number, signal: AbortSignal): Promise<void> => {
  for await (const batch of log.subscribe(from, signal)) {
    for (const event of batch) {
      const line = printEvent(event)
      if (line) say(line)
    }
  }
}

const summary = async ({ log }: Session, left: Left, { json }: StartOptions): Promise<void> => {
  const outcomes = await countOutcomes(log)
  const counts = await countAll(log)
  if (json)
    return printData(
      JSON.stringify({
        ...counts,
        outcomes: Object.fromEntries(outcomes.map(({ outcome, articles }) => [outcome, articles])),
        left,
      }),
    )
  printData(`\n${counts.articles} articles`)
  for (const { outcome, articles } of outcomes) printData(`  ${String(articles).padStart(5)}  ${outcome}`)
  printData(`${counts.claims} claims in ${counts.incidents} incidents; log position ${counts.position}`)
  printData(`Left for later: ${left.rechecks} rechecks of young articles, ${left.retries} retries`)
}
