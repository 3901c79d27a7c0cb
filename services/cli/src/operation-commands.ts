import type { Configuration } from '@blotter/config'
import type { Command } from 'commander'
import type { DeadDecision, DeadSelection } from './commands/dead.ts'
import type { PauseOptions } from './commands/pause.ts'
import type { LogCommand, OnLog } from './program.ts'
import { REASON } from './reason-flags.ts'

type Parts = { onLog: OnLog; logCommand: LogCommand; configure: () => Configuration }

// ms. Whoever asks this often wants to hear soon that nobody answers.
const HEALTH_PATIENCE = 5_000
const BY = 'who does it; default: the user of this computer'

/** Whether it works, why not, and what may be done about it. */
export const addOperationCommands = (blotter: Command, { onLog, logCommand, configure }: Parts): void => {
  logCommand(blotter, 'status', 'whether every stage keeps up, and why not; exit code 1 when not')
    .option('--json', 'one JSON object')
    .action(onLog(async (session, options) => (await import('./commands/status.ts')).status(session, options)))
  logCommand(blotter, 'workers', 'every process and what it does now')
    .option('--json', 'NDJSON')
    .action(onLog(async (session, options) => (await import('./commands/workers.ts')).workers(session, options)))
  logCommand(blotter, 'trace', 'where an article went: every outcome by name, from feed item to incident')
    .argument('<what>', 'its address or id, or the id of an incident')
    .option('--json', 'NDJSON, one article a line')
    .action(
      onLog(async (session, options, [what = '']) =>
        (await import('./commands/trace.ts')).trace(session, what, options),
      ),
    )
  addPauseCommands(blotter, { onLog, logCommand })
  addDeadCommands(blotter, { onLog, logCommand })
  logCommand(blotter, 'health', 'exit code 0 when database and queues answer')
    .option('--stage <name>', 'and when the workers of this stage on this host take jobs')
    .option('--json', 'one JSON object')
    .action(
      onLog<{ stage?: string; json?: boolean }>(
        async (session, options) => (await import('./commands/health.ts')).health(session, options),
        HEALTH_PATIENCE,
      ),
    )
  logCommand(blotter, 'doctor', 'what is wrong with this machine and its servers, and how to put it right')
    .option('--json', 'NDJSON, one check a line')
    .action(async (options) => (await import('./commands/doctor.ts')).doctor(configure(), options))
}

const addPauseCommands = (blotter: Command, { onLog, logCommand }: Omit<Parts, 'configure'>): void => {
  for (const [verb, description] of [
    ['pause', 'stop stages from taking jobs; running ones end, nothing is lost'],
    ['resume', 'let paused stages go on'],
  ] as const)
    logCommand(blotter, verb, description)
      .argument('<stage...>', 'poll, fetch, clean, extract, link, or all')
      .requiredOption(REASON, 'stands in the log, and beside the stage')
      .option('--by <name>', BY)
      .option('--json', 'one JSON object')
      .action(
        onLog<PauseOptions>(async (session, options, named) =>
          (await import('./commands/pause.ts')).pauseStages(session, { named, paused: verb === 'pause' }, options),
        ),
      )
}

const addDeadCommands = (blotter: Command, { onLog, logCommand }: Omit<Parts, 'configure'>): void => {
  const dead = blotter.command('dead').alias('parked').description('what failed for good and waits for a person')
  const choosing = (verb: string, description: string): Command =>
    logCommand(dead, verb, description)
      .option('--stage <name>', 'only what this stage could not do')
      .option('--code <code>', 'only what failed for this reason')
  choosing('list', 'how many for which reason')
    .option('--each', 'one by one')
    .option('--all', 'one by one, with those that were decided about')
    .option('--json', 'NDJSON')
    .action(
      onLog<DeadSelection & { each?: boolean }>(async (session, options) =>
        (await import('./commands/dead.ts')).listDead(session, options),
      ),
    )
  for (const [verb, description] of [
    ['retry', 'have it tried again'],
    ['discard', 'give it up: the article ends there, under that name'],
  ] as const)
    choosing(verb, description)
      .argument('[id...]', 'as `dead list --each` shows it, e.g. fetch-17')
      .requiredOption(REASON, 'stands in the log')
      .option('--all', 'everything that waits')
      .option('--yes', 'do it; without it, several are only counted')
      .option('--by <name>', BY)
      .option('--json', 'one JSON object')
      .action(
        onLog<DeadDecision>(async (session, options, ids) =>
          (await import('./commands/dead.ts')).decideDead(session, { verdict: verb, ids }, options),
        ),
      )
}
