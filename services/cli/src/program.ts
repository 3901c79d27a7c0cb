import type { Configuration } from '@blotter/config'
import { familyOf, incidentTypes } from '@blotter/events'
import { Command, InvalidArgumentError } from 'commander'
import { countryOf } from './country.ts'
import { addDecisionCommands } from './decision-commands.ts'
import { addExportCommands } from './export-commands.ts'
import { addFeedCommands } from './feed-commands.ts'
import { dateOf, dayOf, recordPointOf } from './moment.ts'
import { addOperationCommands } from './operation-commands.ts'
import { printData, say } from './output.ts'
import { REASON } from './reason-flags.ts'
import { addReplayCommands } from './replay-commands.ts'
import type { Session } from './session.ts'
import { addTokenCommands } from './token-commands.ts'

// A command loads what it needs when it runs: a pipe needs no database, and help needs nothing.
const engines = () => import('./commands/engines.ts')
const projectionCommands = () => import('./commands/projections.ts')
const versionCommands = () => import('./commands/extractors.ts')

/**
 * The command line.
 * @param configure  reads the configuration; called only by commands that need it, so that pipes and --help need none
 */
export const program = (configure: () => Configuration): Command => {
  const blotter = new Command('blotter')
    .description('Watches news feeds and keeps an append-only log of incidents, each with the sentence that says so.')
    .version('0.1.0')
    // Before the first command: each takes these two over when it is made.
    .exitOverride()
    // What stands behind a command belongs to it, as in `log stats --json`.
    .enablePositionalOptions()
    .showHelpAfterError('(see --help)')
    .addHelpText('after', EXAMPLES)
  /** Runs a command on the log of DATABASE_URL or a workspace. */
  const onLog =
    <Options extends object = { json?: boolean }>(
      run: (session: Session, options: Options, args: string[]) => Promise<void>,
      patienceMs?: number,
    ) =>
    async (...given: unknown[]): Promise<void> => {
      const command = given.at(-1) as Command // commander's own signature: arguments, options, command
      const { workspace, ...options } = command.opts<Options & { workspace?: string }>()
      const configuration = configure()
      const { openSession } = await import('./session.ts')
      const session = await openSession(configuration, { name: workspace, patienceMs })
      try {
        await run(session, options as unknown as Options, command.args)
      } finally {
        await session.close()
      }
    }
  const logCommand = (parent: Command, name: string, description: string): Command =>
    parent
      .command(name)
      .description(description)
      .option('--workspace <name>', 'default: the last one started; not with DATABASE_URL')

  blotter
    .command('start')
    .description('start every stage and show what comes out; without feeds, on an invented sample site')
    .option('--feeds <file>', 'subscribe to the feeds of an OPML file first (workspace main)')
    .option('--workspace <name>', 'default: main with --feeds, else sample; not with DATABASE_URL')
    .option('--once', 'poll each feed once, work until no job is ready, print a summary and end')
    .option('--json', 'with --once: the summary as one JSON object')
    .action(async (options) => (await import('./start/start.ts')).start(configure(), options))
  addOperationCommands(blotter, { onLog, logCommand, configure })
  const incidents = logCommand(blotter, 'incidents', 'incidents with their evidence, the latest first')
    .enablePositionalOptions()
    .option('--type <type>', 'a type or a family, e.g. conflict or attack.bombing', incidentType)
    .option('--country <code>', 'ISO 3166 alpha-2, e.g. SY', countryOf)
    .option('--since <when>', 'on or after: a date, or how long ago, e.g. 24h or 7d', (text) => dayOf(text))
    .option('--until <when>', 'on or before: a date, or how long ago', (text) => dayOf(text))
    .option('--as-of <point>', 'as known then: a position of the log, or a time, e.g. 2026-11-20T12:00Z', recordPointOf)
    .option('--valid-at <date>', 'what had happened by that date', dateOf)
    .option('--limit <n>', 'at most so many', whole, 50)
    .option('--json', 'NDJSON, one incident a line')
    .action(
      onLog<{ limit: number }>(async (session, options) =>
        (await import('./commands/incidents.ts')).incidents(session, options),
      ),
    )
  addDecisionCommands(incidents, onLog, logCommand)
  addLogCommands(blotter, onLog, logCommand)
  addFeedCommands(blotter, { onLog, logCommand, configure })
  addExportCommands(blotter, { onLog, logCommand, configure })
  addProjectionCommands(blotter, onLog, logCommand)
  addTokenCommands(blotter, onLog, logCommand)
  addReplayCommands(blotter, { onLog, logCommand, incidentType })
  const versions = blotter.command('extractors').description('which version of each engine writes into the log')
  logCommand(versions, 'list', 'versions seen in the log, with articles and dates; which is active')
    .option('--json', 'NDJSON')
    .action(onLog(async (session, options) => (await versionCommands()).listVersions(session, options)))
  logCommand(versions, 'activate', "make this checkout's version the active one from now on")
    .argument('<engine>', 'cleaning, extraction or linking')
    .requiredOption(REASON, 'stands in the log')
    .option('--by <name>', 'who activates it; default: the user of this computer')
    .action(
      onLog<{ reason: string; by?: string }>(async (session, options, [name = '']) =>
        (await versionCommands()).activate(session, name, options),
      ),
    )
  logCommand(blotter, 'migrate', "bring the database to this version's shape")
    .option('--json', 'one JSON object')
    .action(
      onLog(async ({ migrations }, { json }) =>
        json ? printData(JSON.stringify({ migrations })) : say(`${migrations} migrations are applied.`),
      ),
    )
  addEngineCommands(blotter)
  blotter
    .command('bench')
    .description('measure this machine and this build; without a name: what can be measured')
    .argument('[name]')
    .option('--full', 'as large as the figures ask for, instead of what ends within five minutes')
    .option('--data <folder>', 'of extraction: development data and their scorers, see docs/extraction.md')
    .option('--rehearsal', 'of extraction: measure the sets that are kept for rehearsals, too')
    .option('--json', 'one JSON object')
    .action(async (name, options) => (await import('./commands/bench.ts')).bench(configure, name, options))
  return blotter
}

export type OnLog = <Options extends object = { json?: boolean }>(
  run: (session: Session, options: Options, args: string[]) => Promise<void>,
  /** ms for an embedded server that runs and does not answer. */
  patienceMs?: number,
) => (...given: unknown[]) => Promise<void>
export type LogCommand = (parent: Command, name: string, description: string) => Command

const addLogCommands = (blotter: Command, onLog: OnLog, logCommand: LogCommand): void => {
  const log = logCommand(blotter, 'log', 'the events of the log, in order')
    .option('--follow', 'go on with those that come, until Ctrl-C')
    .option('--after <position>', 'only what comes after', whole, 0)
    .option('--limit <n>', 'at most so many', whole)
    .option('--type <type>', 'only these event types, e.g. IncidentOpened,IncidentRevised')
    .option('--stream <id>', 'only this stream, e.g. article/<id>, or these, e.g. incident/')
    .option('--json', 'CloudEvents as NDJSON')
    .enablePositionalOptions()
    .action(
      onLog<{ after: number }>(async (session, options) =>
        (await import('./commands/log.ts')).showLog(session, options),
      ),
    )
  logCommand(log, 'stats', 'size and growth by event type, and the documents')
    .option('--json', 'one JSON object')
    .action(onLog(async (session, options) => (await import('./commands/log-stats.ts')).logStats(session, options)))
  logCommand(blotter, 'verify', 'compute every hash of the log anew; exit code 1 where it is not what was appended')
    .option('--from <position>', 'begin here, and believe what comes before', whole)
    .option('--to <position>', 'end here', whole)
    .option('--anchor <file>', 'compare with anchors that were written earlier')
    .option('--json', 'one JSON object')
    .action(onLog(async (session, options) => (await import('./commands/verify.ts')).verify(session, options)))
  logCommand(blotter, 'anchor', 'print where the log stands, to keep elsewhere and verify against')
    .argument('[file]', 'add it to this file instead')
    .action(onLog(async (session, _options, [file]) => (await import('./commands/verify.ts')).anchor(session, file)))
}

const addProjectionCommands = (blotter: Command, onLog: OnLog, logCommand: LogCommand): void => {
  const projections = blotter.command('projections').description('the read tables: list them, build them anew')
  logCommand(projections, 'list', 'every generation, how far it is, and what stopped it')
    .option('--hash', 'with a hash of the rows: generations that say the same have the same')
    .option('--json', 'NDJSON')
    .action(onLog(async (session, options) => (await projectionCommands()).listProjections(session, options)))
  logCommand(projections, 'rebuild', 'fold the log from its start into new tables, then show these; the old are kept')
    .argument('<name>')
    .option('--json', 'one JSON object')
    .action(
      onLog(async (session, options, [name = '']) =>
        (await projectionCommands()).rebuildProjection(session, name, options),
      ),
    )
  logCommand(projections, 'use', 'show a generation that was kept, brought up to the head')
    .argument('<name>')
    .argument('<generation>')
    .action(
      onLog(async (session, _options, [name = '', generation = '']) =>
        (await projectionCommands()).useGeneration(session, name, generation),
      ),
    )
  logCommand(projections, 'drop', 'drop a generation that is kept and not shown, or all of them')
    .argument('<name>')
    .argument('[generation]')
    .action(
      onLog(async (session, _options, [name = '', generation]) =>
        (await projectionCommands()).dropGenerations(session, name, generation),
      ),
    )
}

const addEngineCommands = (blotter: Command): void => {
  const engine = (name: string, description: string) =>
    blotter
      .command(name)
      .description(description)
      .argument('[file]', 'print one readable result for a file instead of reading standard input')
      .option('--json', 'with a file: one JSON object')
  engine('parse-feed', 'pipe: {"id","bodyBase64","contentType"?,"url"?} → {"id","feed","items"}').action(
    async (file, options) => (await engines()).parseFeedCommand(file, options),
  )
  const needsFile = (command: Command, file: string | undefined, names: readonly string[]): void => {
    const needless = file ? undefined : names.find((name) => name in command.opts())
    if (needless)
      command.error(`error: --${needless} needs a file to read: blotter ${command.name()} FILE --${needless} …`)
  }
  engine('clean', 'pipe: {"id","url","html"|"bodyBase64"} → {"id","text","title"?,…}')
    .option('--explain', 'with a file: block by block what was kept or dropped and why, and how metadata were settled')
    .option('--html <page>', 'with a file: write the explained page as a page of its own, in colours')
    .option('--url <url>', 'with a file: where the page came from')
    .action(async (file, options, command: Command) => {
      needsFile(command, file, ['explain', 'html', 'url'])
      await (await engines()).cleanCommand(file, options)
    })
  engine('extract', 'pipe: {"id","text","title"?,"publishedAt"?} → {"id","claims":[…]}')
    .option('--keep', "pass the input's fields through, so that `extract --keep | link` works")
    .option('--explain', 'with each claim the rule and the words behind every field')
    .option('--html <page>', 'with a file: write the explained article as a page of its own')
    .option('--published <time>', 'with a file: when it was published, ISO 8601')
    .action(async (file, options, command: Command) => {
      needsFile(command, file, ['html', 'published'])
      await (await engines()).extractCommand(file, options)
    })
  engine('link', 'pipe: lines {"id","claims",…} → one object {"incidents":[…],"errors":[…]}').action(
    async (file, options) => (await engines()).linkCommand(file, options),
  )
}

const whole = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('must be a whole number.')
  return Number(text)
}

const incidentType = (text: string): string => {
  const known = incidentTypes.map(({ code }) => code)
  if (known.some((code) => code === text || code.startsWith(`${text}.`))) return text
  const families = [...new Set(known.map(familyOf))].join(', ')
  throw new InvalidArgumentError(`must be a type, e.g. ${known[0]}, or a family: ${families}.`)
}

const EXAMPLES = `
Examples:
  npx --no-install blotter start --feeds feeds.opml      watch real feeds
  npx --no-install blotter incidents --country SY        what happened there, with the sentences
  npx --no-install blotter log --follow --json           the log as CloudEvents
  npx --no-install blotter verify --anchor anchors.txt   whether the log is what was appended
  npx --no-install blotter clean page.html --explain      what of a page is the story, and why
  npx --no-install blotter extract story.txt             claims of one text, readable
  npx --no-install blotter extract story.txt --explain   the same, with the rule and the words behind each field

Data goes to standard output, talk to standard error. Lists take --json (one object a line).
Exit codes: 0 well, 1 unhealthy or refused, 2 usage, 78 configuration. Settings: .env.example.`
