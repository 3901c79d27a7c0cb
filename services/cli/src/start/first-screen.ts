import { styleText } from 'node:util'
import type { Configuration } from '@blotter/config'
import { countPolls } from '@blotter/log'
import { say } from '../output.ts'
import type { Session } from '../session.ts'

/** Says what runs where, and how to watch one's own feeds. */
export const firstScreen = async (
  configuration: Configuration,
  session: Session,
  { once }: { once?: boolean },
): Promise<void> => {
  const { workspace, server, migrations, queues, log } = session
  const feeds = await countPolls(log.database)
  const sample = workspace?.name === 'sample'
  const rows: [string, string][] = [
    [
      'workspace',
      workspace
        ? workspace.name + (sample ? ': an invented site on this machine; nothing in it happened' : '')
        : 'none, DATABASE_URL is set',
    ],
    [
      'log',
      `Postgres, ${server ? `embedded in ${server.home}` : 'at DATABASE_URL'}; ${migrations} migrations applied, position ${await log.head()}`,
    ],
    ['queues', queues.kind === 'redis' ? 'BullMQ on Redis' : 'BullMQ on Postgres'],
    ['feeds', feeds ? String(feeds) : 'none yet; add some with: npx --no-install blotter feeds add <url>'],
    ...(workspace ? [['details', `${workspace.folder}/blotter.log`] satisfies [string, string]] : []),
    ...(once
      ? []
      : ([
          ['console', `http://${configuration.CONSOLE_HOST}:${configuration.CONSOLE_PORT}`],
          ['api', `http://${configuration.API_HOST}:${configuration.API_PORT}/docs`],
        ] satisfies [string, string][])),
    ...(sample ? [['your feeds', 'npx --no-install blotter start --feeds feeds.opml'] satisfies [string, string]] : []),
  ]
  say(styleText('bold', 'blotter 0.1.0'))
  for (const [name, value] of rows) say(`  ${styleText('dim', name.padEnd(11))} ${value}`)
  say(once ? '' : '  Ctrl-C stops cleanly; the next start goes on where this one stopped.\n')
}
