import { type Scope, scopes } from '@blotter/access'
import { type Command, InvalidArgumentError } from 'commander'
import type { LogCommand, OnLog } from './program.ts'
import { REASON } from './reason-flags.ts'

const tokenCommands = () => import('./commands/tokens.ts')

/** `blotter tokens …` */
export const addTokenCommands = (blotter: Command, onLog: OnLog, logCommand: LogCommand): void => {
  const tokens = blotter.command('tokens').description('who may ask the API for what')
  logCommand(tokens, 'create', 'make a token; it is shown this once')
    .argument('<holder>', 'whose it is: the name stands beside what is done with it')
    .option('--scopes <list>', `of ${scopes.join(', ')}`, scopeList, ['read'] satisfies Scope[])
    .option('--rate <n>', 'requests a minute', rate, 600)
    .option('--days <n>', 'how long it holds; for ever where nothing is said', rate)
    .option(REASON, 'stands in the log', 'asked for')
    .option('--by <name>', 'who makes it; default: the user of this computer')
    .option('--json', 'one JSON object')
    .action(
      onLog<CreateOptions>(async (session, options, [holder = '']) =>
        (await tokenCommands()).makeToken(session, holder, options),
      ),
    )
  logCommand(tokens, 'list', 'all tokens, what each may do, and when it was used last')
    .option('--json', 'NDJSON')
    .action(onLog(async (session, options) => (await tokenCommands()).showTokens(session, options)))
  logCommand(tokens, 'revoke', 'end a token at once')
    .argument('<id>')
    .option(REASON, 'stands in the log', 'revoked by the operator')
    .option('--by <name>', 'who revokes it; default: the user of this computer')
    .action(
      onLog<{ reason: string; by?: string }>(async (session, options, [id = '']) =>
        (await tokenCommands()).endToken(session, id, options),
      ),
    )
}

export type CreateOptions = {
  scopes: Scope[]
  rate: number
  days?: number
  reason: string
  by?: string
  json?: boolean
}

const scopeList = (text: string): Scope[] => {
  const given = text.split(',').map((each) => each.trim())
  const known = scopes.filter((scope) => given.includes(scope))
  if (known.length === new Set(given).size) return known
  throw new InvalidArgumentError(`must be of ${scopes.join(', ')}, with commas.`)
}

const rate = (text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('must be a whole number from 1 to 999999.')
}
