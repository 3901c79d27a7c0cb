import type { Configuration } from '@blotter/config'
import { InputFault } from '@blotter/events'
import { type EmbeddedServer, type Log, migrate, openLog, startServer } from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { lastWorkspace, type Workspace, workspaceNamed } from './workspace.ts'

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
 * @param name  of the workspace; undefined: the last one started
 * @throws InputFault `no-workspace` before the first start, or for a workspace beside DATABASE_URL
 */
export const openSession = async (configuration: Configuration, name?: string): Promise<Session> => {
  const { DATABASE_URL, REDIS_URL } = configuration
  if (DATABASE_URL && name)
    throw new InputFault(
      'no-workspace',
      `DATABASE_URL is set, so there is no workspace "${name}". Unset it, or leave out --workspace.`,
    )
  const workspace = DATABASE_URL ? null : chooseWorkspace(configuration, name)
  const server = workspace ? await startServer(workspace.folder) : null
  const databaseUrl = DATABASE_URL ?? server?.url ?? ''
  try {
    const migrations = await migrate(databaseUrl)
    const log = await openLog({ url: databaseUrl, name: 'cli' })
    const queues = openQueues({ databaseUrl, redisUrl: REDIS_URL, logId: log.id })
    await queues.migrate()
    const close = async (): Promise<void> => {
      await queues.close()
      await log.close()
      if (server?.started) await server.release()
    }
    return { log, queues, databaseUrl, workspace, server, migrations, close }
  } catch (error) {
    if (server?.started) await server.release()
    throw error
  }
}

const chooseWorkspace = (configuration: Configuration, name: string | undefined): Workspace => {
  const chosen = name ?? lastWorkspace(configuration)
  if (!chosen)
    throw new InputFault(
      'no-workspace',
      'Nothing was started here yet. Try "npm start", or name a workspace with --workspace.',
    )
  return workspaceNamed(configuration, chosen)
}
