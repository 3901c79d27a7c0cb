import type { Replay } from '@blotter/log'
import { say } from '../output.ts'
import type { Session } from '../session.ts'
import { showDifference } from './show-difference.ts'
import { restOf, work } from './workers.ts'

/** `until`: it is approved already. */
type Going = { workers: number; json?: boolean | undefined; until?: 'promoted' }

/** Works on a replay until it rests, and says where it is then. */
export const goOn = async (session: Session, id: string, { json, ...options }: Going): Promise<Replay> => {
  const replay = await work(session, id, options)
  const rest = await restOf(session.log, replay)
  if (rest) say(rest)
  else if (replay.state === 'diffed' && !options.until) {
    await showDifference(session.log, replay, { json })
    const short = id.slice(0, 8)
    const next = replay.selection.sample
      ? `A sample cannot be promoted. Discard it with: npx --no-install blotter replay discard ${short} --reason …`
      : `Decide: npx --no-install blotter replay promote ${short} --reason …   or   replay discard ${short} --reason …`
    say(next)
  }
  return replay
}
