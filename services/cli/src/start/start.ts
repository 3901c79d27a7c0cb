import { addFeed } from '@blotter/acts'
import type { Configuration } from '@blotter/config'
import { InputFault } from '@blotter/events'
import { holdOnce, pollAllNow } from '@blotter/log'
import { readFeedList } from '../feed-list.ts'
import { say } from '../output.ts'
import { followPatiently } from '../patient-follow.ts'
import { printEvents } from '../print-event.ts'
import { openSession, type Session } from '../session.ts'
import { rememberWorkspace } from '../workspace.ts'
import { firstScreen } from './first-screen.ts'
import { withFreePorts } from './free-ports.ts'
import { untilIdle } from './idle.ts'
import { type SampleSite, startSample } from './sample-site.ts'
import { openServiceLog } from './service-log.ts'
import { printSummary } from './summary.ts'
import { supervise } from './supervisor.ts'

export type StartOptions = { feeds?: string; workspace?: string; once?: boolean; json?: boolean }

/** As shells say it of SIGINT. */
const EXIT_INTERRUPTED = 130
const STAGES = ['dispatcher', 'fetcher', 'cleaner', 'extractor', 'linker', 'projector'] as const

/** Starts every stage and shows what comes out, until Ctrl-C; with `once`, until there is nothing left to do. */
export const start = async (configuration: Configuration, options: StartOptions): Promise<void> => {
  const stop = new AbortController()
  const now = new AbortController()
  stopOnSignals(stop, now)
  const entries = options.feeds ? readFeedList(options.feeds) : []
  const name = workspaceFor(configuration, options)
  const session = await openUnlessStopped(configuration, name, stop.signal)
  if (!session) return
  const held = session.workspace ? await holdOnce(session.databaseUrl, 'start') : null
  if (session.workspace && !held) {
    await session.close()
    throw new InputFault(
      'already-running',
      `Blotter runs in workspace ${session.workspace.name} already. See it with: npx --no-install blotter status`,
    )
  }
  let sample: SampleSite | null = null
  try {
    if (session.workspace) rememberWorkspace(configuration, session.workspace)
    if (session.workspace?.name === 'sample') sample = await startSample(session.workspace)
    for (const entry of [...entries, ...(sample?.feeds ?? [])]) await addFeed(session.log, entry)
    await run({ configuration, options, session, sample, signal: stop.signal, now: now.signal })
  } finally {
    await sample?.stop()
    await held?.()
    await session.queues.close()
    await session.log.close()
    await session.server?.stop()
    if (!options.once) say('Stopped. The next start goes on from here.')
  }
}

// A terminal tells everybody in it, and npm tells once more: that is one wish, not two.
const ONE_WISH = 500

/** The first signal lets what runs end; a second one does not wait for it. */
const stopOnSignals = (stop: AbortController, now: AbortController): void => {
  let first = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      first ||= Date.now()
      stop.abort(signal)
      if (Date.now() - first > ONE_WISH) now.abort(signal)
    })
}

/** @returns null when Ctrl-C came in between: it reaches what this process has started, such as the making of a database */
const openUnlessStopped = async (
  configuration: Configuration,
  name: string | undefined,
  signal: AbortSignal,
): Promise<Session | null> => {
  try {
    return await openSession(configuration, { name, create: true })
  } catch (error) {
    if (!signal.aborted) throw error
    say('Stopped.')
    process.exitCode = EXIT_INTERRUPTED
    return null
  }
}

/** Real feeds go to `main`; without any, the sample shows what Blotter does. */
const workspaceFor = ({ DATABASE_URL }: Configuration, { feeds, workspace }: StartOptions): string | undefined => {
  if (feeds && workspace === 'sample') {
    throw new InputFault(
      'sample-workspace',
      'The sample workspace holds invented incidents only. Leave out --workspace, or name another one.',
    )
  }
  return workspace ?? (DATABASE_URL ? undefined : feeds ? 'main' : 'sample')
}

type Run = {
  configuration: Configuration
  options: StartOptions
  session: Session
  sample: SampleSite | null
  signal: AbortSignal
  /** Nobody waits any longer for what runs. */
  now: AbortSignal
}

const run = async ({ options, session, sample, signal, now, ...given }: Run): Promise<void> => {
  const configuration = options.once ? given.configuration : await withFreePorts(given.configuration)
  const { log, queues, workspace } = session
  if (options.once) await pollAllNow(log.database)
  const until = new Date().toISOString()
  await firstScreen(configuration, session, options)
  const follow = new AbortController()
  const broken = Promise.withResolvers<never>()
  const shown = showEvents(session, await log.head(), follow.signal).catch(broken.reject)
  const serviceLog = openServiceLog(workspace)
  const processes = supervise({
    services: options.once ? STAGES : [...STAGES, 'console', 'api'],
    env: environmentFor({ configuration, session, sample, ...(options.once ? { until } : {}) }),
    probePort: configuration.METRICS_PORT,
    patienceMs: configuration.SHUTDOWN_SECONDS * 1_000 + 500,
    now,
    onLine: serviceLog.write,
    onBroken: (service) =>
      broken.reject(new InputFault('configuration', `${service} cannot run with this configuration; see above.`)),
  })
  try {
    const work = options.once ? [untilIdle({ log, queues, until, signal })] : []
    const left = await Promise.race([...work, aborted(signal), broken.promise])
    if (left) await printSummary(log, left, options)
  } finally {
    await processes.stop()
    follow.abort()
    await shown
    serviceLog.close()
  }
}

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })

type Environment = { configuration: Configuration; session: Session; sample: SampleSite | null; until?: string }

const environmentFor = ({
  configuration,
  session,
  sample,
  until,
}: Environment): Record<string, string | undefined> => ({
  ...process.env,
  DATABASE_URL: session.databaseUrl,
  CONSOLE_PORT: String(configuration.CONSOLE_PORT),
  API_PORT: String(configuration.API_PORT),
  // No service migrates, so none needs the rights.
  MIGRATE_DATABASE_URL: undefined,
  MIGRATE_DATABASE_URL_FILE: undefined,
  ...(until ? { DISPATCH_UNTIL: until } : {}),
  // The invented papers are on loopback, share one host, and are read by whatever version is here.
  ...(sample
    ? {
        FETCH_ALLOW: [...configuration.FETCH_ALLOW, sample.origin].join(','),
        HOST_GAP_SECONDS: '0',
        ACTIVATE: 'always',
      }
    : {}),
})

const showEvents = async ({ log }: Session, from: number, signal: AbortSignal): Promise<void> => {
  for await (const batch of followPatiently(log, { after: from, signal })) {
    for (const line of printEvents(batch)) say(line)
  }
}
