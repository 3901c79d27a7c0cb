import { userInfo } from 'node:os'
import { InputFault } from '@blotter/events'
import { catchUp, parkedProjection } from '@blotter/log'
import { decideParked } from '@blotter/pipeline'
import { listParked, type ParkedInput, parkedByReason } from '@blotter/views'
import { counted, printData, printTable, say } from '../output.ts'
import { openProgress } from '../progress.ts'
import type { Session } from '../session.ts'
import { stageNamed } from '../stage-name.ts'

export type DeadSelection = { stage?: string; code?: string; all?: boolean; json?: boolean }
export type DeadDecision = DeadSelection & { reason: string; by?: string; yes?: boolean }

/**
 * What failed for good and waits for a person, counted by reason; with `each`, one by one.
 * @throws InputFault `no-such-stage`
 */
export const listDead = async (
  { log }: Session,
  { stage, code, all, each, json }: DeadSelection & { each?: boolean },
): Promise<void> => {
  if (stage) stageNamed(stage)
  await catchUp(log, parkedProjection)
  if (each || all) return printEach(await listParked(log, { all, stage, reason: code }), json)
  const groups = (await parkedByReason(log)).filter(
    (group) => (!stage || group.stage === stage) && (!code || group.reason === code),
  )
  if (json) for (const group of groups) printData(JSON.stringify(group))
  else
    printTable(
      ['count', 'stage', 'reason', 'since', 'latest', 'said of the latest'],
      groups.map(({ count, stage: name, reason, since, latest, message }) => [
        ...[count, name, reason, since.slice(0, 16), latest.slice(0, 16)],
        firstLine(message),
      ]),
    )
}

const printEach = (rows: readonly ParkedInput[], json?: boolean): void => {
  if (json) for (const { eventId: _, ...row } of rows) printData(JSON.stringify(row))
  else
    printTable(
      ['id', 'state', 'since', 'attempts', 'of', 'error'],
      rows.map((row) => [
        ...[row.id, row.state, row.parkedAt, row.attempts, row.stream],
        `${row.error.code}: ${firstLine(row.error.message)}`,
      ]),
    )
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 120)

/**
 * Has what is chosen tried again, or gives it up. Says how many there are first, and does it with `yes`; one that is
 * named needs none.
 * @throws InputFault `not-parked`, `nothing-chosen`, `no-such-stage`
 */
export const decideDead = async (
  { log }: Session,
  { verdict, ids }: { verdict: 'retry' | 'discard'; ids: readonly string[] },
  { stage, code, all, reason, by, yes, json }: DeadDecision,
): Promise<void> => {
  if (!ids.length && !stage && !code && !all)
    throw new InputFault('nothing-chosen', 'Name what is meant: ids, --stage, --code, or --all.')
  if (stage) stageNamed(stage)
  await catchUp(log, parkedProjection)
  const rows = await listParked(log, { ids: ids.length ? ids : undefined, stage, reason: code })
  await refuseUnknown(log, ids, rows)
  const verb = verdict === 'retry' ? 'tried again' : 'given up'
  if (!yes && ids.length !== 1) {
    if (json) printData(JSON.stringify({ matched: rows.length, done: 0 }))
    say(`${counted(rows.length, 'input')} would be ${verb}. Add --yes to do it.`)
    process.exitCode = 1
    return
  }
  const selection =
    ids.join(' ') || [stage && `stage ${stage}`, code && `code ${code}`].filter(Boolean).join(', ') || 'all'
  const progress = openProgress('inputs')
  const act = { who: by ?? userInfo().username, why: reason, source: 'blotter/dead' }
  const done = rows.length
    ? await decideParked(log, { rows, verdict, selection }, act, (count) =>
        progress.show({ phase: verdict, done: count, all: rows.length }),
      ).finally(() => progress.end())
    : 0
  if (json) printData(JSON.stringify({ matched: rows.length, done }))
  say(done ? `${counted(done, 'input')} will be ${verb}.` : 'Nothing of that waits for a person.')
}

const refuseUnknown = async (
  log: Session['log'],
  ids: readonly string[],
  rows: readonly ParkedInput[],
): Promise<void> => {
  const missing = ids.filter((id) => !rows.some((row) => row.id === id))
  if (!missing.length) return
  const known = await listParked(log, { all: true, ids: missing })
  const [unknown] = missing.filter((id) => !known.some((row) => row.id === id))
  if (unknown !== undefined)
    throw new InputFault('not-parked', `"${unknown}" was never parked. See: npx --no-install blotter dead list --each`)
  for (const { id, state, retriedAt } of known) say(`${id} was ${state} already, ${retriedAt ?? 'just now'}.`)
}
