import { InputFault } from '@blotter/events'
import { listReplays, openReplay, readProgress, replayNamed } from '@blotter/log'
import { sayChange, totalsOf } from '@blotter/pages'
import { replayStep } from '@blotter/views'
import { counted, printData, printTable, say } from '../output.ts'
import { describeStep } from '../progress.ts'
import { showDifference } from '../replay/show-difference.ts'
import type { Session } from '../session.ts'

/** All replays, or how far the open one is. */
export const replayStatus = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const replay = await openReplay(log)
  if (!replay) {
    if (json) printData('null')
    else say('No replay is open. Begin one with: npx --no-install blotter replay start --stage extract')
    return
  }
  const progress = await readProgress(log, replay.id)
  const step = replayStep(replay, progress)
  const left = progress.rate > 0 && replay.state === 'deriving' ? (step.all - step.done) / progress.rate : null
  if (json) {
    const { gold: _, ...rest } = replay
    printData(JSON.stringify({ ...rest, progress, secondsLeft: left && Math.ceil(left) }))
    return
  }
  printData(`replay ${replay.id}   ${replay.paused ? `paused by ${replay.paused}, ` : ''}${replay.state}`)
  for (const change of replay.versions) printData(`  ${sayChange(change)}`)
  const since = { ms: 1_000, done: progress.rate }
  printData(`  ${describeStep({ ...step, unit: 'articles' }, since)}`)
  const { failed = 0 } = progress.outcomes
  if (failed) printData(`  ${counted(failed, 'article')} failed; see them with: npx --no-install blotter replay diff`)
}

export const listAllReplays = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const replays = await listReplays(log)
  if (json) {
    for (const { gold: _, ...replay } of replays) printData(JSON.stringify(replay))
    return
  }
  printTable(
    ['replay', 'state', 'from', 'by', 'started', 'articles that differ', 'incidents gone', ''],
    replays.map((replay) => {
      const totals = totalsOf(replay)
      const { revised = 0, new: fresh = 0, gone = 0 } = totals?.articles ?? {}
      return [
        replay.id,
        replay.paused ? 'paused' : replay.state,
        replay.stage,
        replay.who,
        replay.startedAt.slice(0, 16),
        totals ? revised + fresh + gone : null,
        totals?.incidents.gone ?? null,
        replay.undoes ? `undoes ${replay.undoes}` : '',
      ]
    }),
  )
}

/** Shows what a replay found, of the open one by default. */
export const diffReplay = async (
  session: Session,
  name: string | undefined,
  options: { json?: boolean; html?: string },
): Promise<void> => {
  const replay = name ? await replayNamed(session.log, name) : await openReplay(session.log)
  if (!replay)
    throw new InputFault('no-such-replay', 'No replay is open; name one of: npx --no-install blotter replay list')
  await showDifference(session.log, replay, options)
}
