import { replayStages } from '@blotter/events'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { StartOptions, WorkOptions } from './commands/replay.ts'
import type { PromoteOptions } from './commands/replay-decisions.ts'
import { countryOf } from './country.ts'
import { dateOf } from './moment.ts'
import type { LogCommand, OnLog } from './program.ts'
import { REASON } from './reason-flags.ts'

const replayCommands = () => import('./commands/replay.ts')
const replayReading = () => import('./commands/replay-reading.ts')
const replayDecisions = () => import('./commands/replay-decisions.ts')

/** A new version over the whole history: beside the log first, then in its place, and back. */
export const addReplayCommands = (
  blotter: Command,
  { onLog, logCommand, incidentType }: { onLog: OnLog; logCommand: LogCommand; incidentType: (text: string) => string },
): void => {
  const replay = blotter
    .command('replay')
    .description("derive the history again with this checkout's versions: compare, then promote or discard")
    .addHelpText('after', EXAMPLES)
  const working = (name: string, description: string): Command =>
    logCommand(replay, name, description).option(
      '--workers <n>',
      'processes that derive; default: all cores but one',
      atLeastOne,
    )
  const deciding = (command: Command): Command =>
    command
      .requiredOption(REASON, 'stands in the log')
      .option('--by <name>', 'who decides; default: the user of this computer')

  working('start', 'run a stage and those behind it again over what is stored, beside the log, and show what differs')
    .addOption(new Option('--stage <stage>', 'where it begins').choices([...replayStages]).makeOptionMandatory())
    .option('--since <date>', 'only articles published from then on', dateOf)
    .option('--until <date>', 'only articles published up to then', dateOf)
    .option('--feed <url>', 'only articles that this feed brought first')
    .option('--type <type>', 'only articles that claim this type or family so far', incidentType)
    .option('--country <code>', 'only articles that claim a place there so far, ISO 3166 alpha-2', countryOf)
    .option('--sample <n>', 'only so many; can be read, not promoted', atLeastOne)
    .option(
      '--gold <file>',
      'NDJSON {"article","claims":[{"type","date"?,"country"?,"killed"?}]}: scored before and after',
    )
    .option(REASON, 'stands in the log')
    .option('--by <name>', 'who starts it; default: the user of this computer')
    .option('--json', 'the difference as NDJSON')
    .action(onLog<StartOptions>(async (session, options) => (await replayCommands()).startReplay(session, options)))
  logCommand(replay, 'status', 'how far the open replay is')
    .option('--json', 'one JSON object')
    .action(onLog(async (session, options) => (await replayReading()).replayStatus(session, options)))
  logCommand(replay, 'list', 'all replays, the newest first')
    .option('--json', 'NDJSON')
    .action(onLog(async (session, options) => (await replayReading()).listAllReplays(session, options)))
  logCommand(replay, 'pause', 'let its workers rest; what is done stays done')
    .argument('<replay>', 'its id, or the beginning of it')
    .option(REASON, 'stands in the log')
    .option('--by <name>', 'who pauses it; default: the user of this computer')
    .action(
      onLog<{ by?: string; reason?: string }>(async (session, options, [id = '']) =>
        (await replayCommands()).pauseReplay(session, id, options),
      ),
    )
  working('resume', 'go on after a pause or an end of its workers; more terminals are more workers')
    .argument('<replay>')
    .option(REASON, 'where it was paused; stands in the log')
    .option('--by <name>', 'who goes on; default: the user of this computer')
    .option('--json', 'the difference as NDJSON')
    .action(
      onLog<WorkOptions & { json?: boolean; by?: string; reason?: string }>(async (session, options, [id = '']) =>
        (await replayCommands()).resumeReplay(session, id, options),
      ),
    )
  logCommand(replay, 'diff', 'what it would change: totals, by field, the largest first, and in the view of a monitor')
    .argument('[replay]', 'default: the open one')
    .option('--json', 'NDJSON: totals, then incidents, then articles')
    .option('--html <file>', 'a page to decide from')
    .action(
      onLog<{ json?: boolean; html?: string }>(async (session, options, [id]) =>
        (await replayReading()).diffReplay(session, id, options),
      ),
    )
  deciding(working('promote', 'make what it found hold: in the log, in one step for readers'))
    .argument('<replay>')
    .option('--max-gone <share>', 'of incidents that may be gone; default 2%', share)
    .option('--max-failed <share>', 'of articles that may have failed; default 0.5%', share)
    .option('--force', 'against these budgets and the gold set; the reason stands in the log')
    .action(
      onLog<PromoteOptions>(async (session, options, [id = '']) =>
        (await replayDecisions()).promoteReplay(session, id, options),
      ),
    )
  deciding(logCommand(replay, 'discard', 'throw away what it found'))
    .argument('<replay>')
    .action(
      onLog<{ by?: string; reason: string }>(async (session, options, [id = '']) =>
        (await replayDecisions()).discardReplay(session, id, options),
      ),
    )
  deciding(working('undo', 'go back to what stood before a promoted replay'))
    .argument('<replay>')
    .action(
      onLog<WorkOptions & { by?: string; reason: string }>(async (session, options, [id = '']) =>
        (await replayDecisions()).undoReplay(session, id, options),
      ),
    )
}

const atLeastOne = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('must be a whole number of at least 1.')
  return Number(text)
}

// Matches "2%", "0.5 %", "0.02". Not: "2 percent", "-1%".
const SHARE = /^(\d+(?:\.\d+)?)\s*(%?)$/

const share = (text: string): number => {
  const [, number, sign] = SHARE.exec(text.trim()) ?? []
  const value = Number(number) / (sign ? 100 : 1)
  if (!(value <= 1)) throw new InvalidArgumentError('must be a share such as 2% or 0.02.')
  return value
}

const EXAMPLES = `
Examples:
  npx --no-install blotter replay start --stage extract               all of the history
  npx --no-install blotter replay start --stage extract --sample 200  a first look
  npx --no-install blotter replay diff --html diff.html               a page to decide from
  npx --no-install blotter replay promote 3f2a --reason "rivers are read right"
  npx --no-install blotter replay undo 3f2a --reason "strikes in Mali went missing"

Run it from the checkout that has the new version, on the log of the running one: set DATABASE_URL, or DATA_DIR to its
folder. Live workers go on with the active version until the promotion.`
