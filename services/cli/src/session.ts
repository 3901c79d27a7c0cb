import type { Configuration } from '@blotter/config'
import { InputFault } from '@blotter/events'
import { type EmbeddedServer, type Log, LogUnreachable, migrate, openLog, startServer, translate } from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { existingWorkspace, lastWorkspace, type Workspace, workspaceNamed } from './workspace.ts'

/** The log that a command works on. */
export type Session = {
  log: Log
  queues: Queues
  databaseUrl: string
  /** null with DATABASE_URL. */
  workspace: Workspace | null
  server: EmbeddedServer | null
  migrations: number
  close: () => Promise<void>
}

/**
 * Opens the log of DATABASE_URL, or of a workspace: its running server is joined, or started for this command and
 * stopped again when nobody else is connected.
 * @param options.name    of the workspace; undefined: the last one started
 * @param options.patienceMs  for a running server that does not answer; a minute unless given
 * @param options.create  makes the workspace when it is not there yet
 * @throws InputFault `no-workspace` before the first start, for one that does not exist, or beside DATABASE_URL;
 *   `no-database` when nothing usable is at DATABASE_URL; RetryableFault `queue-unreachable`
 */
export const openSession = async (
  configuration: Configuration,
  {
    name,
    create = false,
    patienceMs,
  }: { name?: string | undefined; create?: boolean; patienceMs?: number | undefined } = {},
): Promise<Session> => {
  const { DATABASE_URL, MIGRATE_DATABASE_URL, REDIS_URL } = configuration
  if (DATABASE_URL && name)
    throw new InputFault(
      'no-workspace',
      `DATABASE_URL is set, so there is no workspace "${name}". Unset it, or leave out --workspace.`,
    )
  const workspace = DATABASE_URL ? null : chooseWorkspace(configuration, { name, create })
  const server = workspace ? await startServer(workspace.folder, patienceMs) : null
  const databaseUrl = DATABASE_URL ?? server?.url ?? ''
  try {
    const migrations = await migrate(server?.migrateUrl ?? MIGRATE_DATABASE_URL ?? databaseUrl, databaseUrl)
    const log = await openLog({ url: databaseUrl, name: 'cli' })
    const queues = openQueues({ databaseUrl, redisUrl: REDIS_URL, logId: log.id })
    await queues.migrate().catch(async (error: unknown) => {
      await queues.close()
      await log.close()
      throw error
    })
    const close = async (): Promise<void> => {
      await queues.close()
      await log.close()
      if (server?.started) await server.release()
    }
    return { log, queues, databaseUrl, workspace, server, migrations, close }
  } catch (error) {
    if (server?.started) await server.release()
    throw DATABASE_URL ? aboutDatabase(error, DATABASE_URL) : error
  }
}

/** Names the variable and the address, without the password, where nothing usable is there. */
const aboutDatabase = (thrown: unknown, url: string): unknown => {
  const error = translate(thrown)
  if (!(error instanceof LogUnreachable)) return error
  const address = new URL(url)
  address.password = ''
  return new InputFault(
    'no-database',
    `${error.message}. That is ${address.href} (DATABASE_URL): start it or correct DATABASE_URL; without it there is an embedded Postgres.`,
    { cause: error },
  )
}

type Choice = { name: string | undefined; create: boolean }

const chooseWorkspace = (configuration: Configuration, { name, create }: Choice): Workspace => {
  const chosen = name ?? lastWorkspace(configuration)
  if (!chosen)
    throw new InputFault(
      'no-workspace',
      'Nothing was started here yet. Try "npm start", or name a workspace with --workspace.',
    )
  return create ? workspaceNamed(configuration, chosen) : existingWorkspace(configuration, chosen)
}
