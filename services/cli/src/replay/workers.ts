import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, type Replay, type ReplayState, readProgress, replayNamed } from '@blotter/log'
import { plainText } from '@blotter/pages/text'
import { replayStep } from '@blotter/views'
import { say } from '../output.ts'
import { openProgress } from '../progress.ts'
import type { Session } from '../session.ts'
import { supervise } from '../start/supervisor.ts'

/** States in which a replay waits for a person. */
const RESTS: readonly ReplayState[] = ['diffed', 'promoted', 'discarded']
const LOOK = 250
const SHARE = 20
const PATIENCE = 5_000

/**
 * Runs replayers of this checkout until the replay waits for a person, and shows how far it is.
 * @returns the replay as it is then; on Ctrl-C earlier: what is done stays done
 */
export const work = async (session: Session, id: string, { workers }: { workers: number }): Promise<Replay> => {
  const stop = new AbortController()
  const interrupt = (): void => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  const processes = supervise({
    services: Array.from({ length: workers }, () => 'replayer'),
    env: { ...process.env, DATABASE_URL: session.databaseUrl, MIGRATE_DATABASE_URL: undefined },
    patienceMs: PATIENCE,
    onLine: (_, line) => tellFault(line),
    onBroken: () => stop.abort(),
  })
  const progress = openProgress('articles')
  try {
    for (;;) {
      const replay = await replayNamed(session.log, id)
      if (RESTS.includes(replay.state)) return replay
      if (stop.signal.aborted || replay.paused) return replay
      const asked = performance.now()
      const step = replayStep(replay, await readProgress(session.log, id))
      if (step.all > 0) progress.show(step)
      // Counting a million articles is work too.
      await sleep(Math.max(LOOK, SHARE * (performance.now() - asked)), undefined, { signal: stop.signal }).catch(
        () => {},
      )
    }
  } finally {
    progress.end()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt)
    await processes.stop()
  }
}

/** Warnings and errors of the processes; their other lines are for the log of a service. */
const tellFault = (line: string): void => {
  try {
    const { level, msg, error } = JSON.parse(line) as { level?: string; msg?: string; error?: string }
    if (level === 'warn' || level === 'error') say(plainText([msg, error].filter(Boolean).join(': ')))
  } catch {
    say(plainText(line))
  }
}

/** Unfinished business of a replay in a sentence; null where a person is asked. */
export const restOf = async (log: Log, replay: Replay): Promise<string | null> => {
  if (RESTS.includes(replay.state)) return null
  const { done, all } = replayStep(replay, await readProgress(log, replay.id))
  return `Replay ${replay.id} is ${replay.paused ? `paused by ${replay.paused}, ` : ''}${replay.state}: ${done} of ${all} articles. Go on with: npx --no-install blotter replay resume ${replay.id.slice(0, 8)}`
}
