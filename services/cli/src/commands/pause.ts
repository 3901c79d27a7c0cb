import { userInfo } from 'node:os'
import { setPaused, stageNames } from '@blotter/pipeline'
import { printData, say } from '../output.ts'
import type { Session } from '../session.ts'
import { stageNamed } from '../stage-name.ts'

export type PauseOptions = { reason: string; by?: string; json?: boolean }

/** Pauses stages or lets them go on; the act stands in the log. @throws InputFault `no-such-stage` */
export const pauseStages = async (
  session: Session,
  { named, paused }: { named: readonly string[]; paused: boolean },
  { reason: why, by, json }: PauseOptions,
): Promise<void> => {
  const stages = named.includes('all') ? stageNames : named.map(stageNamed)
  const act = { who: by ?? userInfo().username, why, source: 'blotter/cli' }
  await setPaused(session, { stages, paused }, act)
  if (json) printData(JSON.stringify({ stages, paused }))
  else say(paused ? `Paused: ${stages.join(', ')}. Running jobs end.` : `Goes on: ${stages.join(', ')}.`)
}
