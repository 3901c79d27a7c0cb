import type { Command } from 'commander'
import type { DecisionOptions } from './commands/incident-decisions.ts'
import type { LogCommand, OnLog } from './program.ts'
import { REASON } from './reason-flags.ts'

const decisionCommands = () => import('./commands/incident-decisions.ts')

/** What a person decides about incidents, and no later linking undoes. */
export const addDecisionCommands = (incidents: Command, onLog: OnLog, logCommand: LogCommand): void => {
  const deciding = (name: string, description: string): Command =>
    logCommand(incidents, name, description)
      .requiredOption(REASON, 'stands in the log')
      .option('--by <name>', 'who decides; default: the user of this computer')
  deciding('merge', 'make incidents one')
    .argument('<id...>')
    .action(
      onLog<DecisionOptions>(async (session, options, ids) =>
        (await decisionCommands()).mergeIncidents(session, ids, options),
      ),
    )
  deciding('split', 'make claims of an incident one of their own')
    .argument('<id>')
    .requiredOption('--claims <id...>', 'as `incidents --json` shows them')
    .action(
      onLog<DecisionOptions & { claims: string[] }>(async (session, options, [id = '']) =>
        (await decisionCommands()).splitIncident(session, id, options),
      ),
    )
  deciding('retract', 'say that it did not happen')
    .argument('<id>')
    .action(
      onLog<DecisionOptions>(async (session, options, [id = '']) =>
        (await decisionCommands()).retractIncident(session, id, options),
      ),
    )
  deciding('undo', 'take a decision back')
    .argument('<decision>', 'as `incidents decisions` shows it')
    .action(
      onLog<DecisionOptions>(async (session, options, [id = '']) =>
        (await decisionCommands()).undoDecision(session, id, options),
      ),
    )
  logCommand(incidents, 'decisions', 'what persons decided, the oldest first')
    .option('--json', 'NDJSON')
    .action(onLog(async (session, options) => (await decisionCommands()).listDecisions(session, options)))
}
