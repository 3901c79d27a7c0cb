import { setTimeout as sleep } from 'node:timers/promises'
import { type EngineVersion, printVersion } from '@blotter/events'
import { activateVersion, isPromoting, type Log, readActiveVersion, VersionConflict } from '@blotter/log'
import type { Logger } from './logger.ts'
import type { Stage } from './stage.ts'
import type { WorkerHeartbeat } from './worker-heartbeat.ts'

const CHECK = 2_000

type Gate = {
  settings: { activate: 'first' | 'always' }
  logger: Logger
  signal: AbortSignal
  heartbeat: Pick<WorkerHeartbeat, 'state' | 'write'>
}

/**
 * Waits until this worker's version is the active one, so that two versions never write into one log by accident, and
 * no replay does its work.
 * @returns false when the signal came first
 */
export const untilActive = async (
  log: Log,
  { version, waitsForPromotion }: Pick<Stage, 'version' | 'waitsForPromotion'>,
  gate: Gate,
): Promise<boolean> => {
  if (waitsForPromotion) await untilPromoted(log, gate)
  return untilOwnVersion(log, version, gate)
}

const untilPromoted = async (log: Log, { signal, heartbeat }: Gate): Promise<void> => {
  while (!signal.aborted && (await isPromoting(log))) {
    heartbeat.state = 'waits for a promotion'
    await heartbeat.write()
    await sleep(CHECK, undefined, { signal }).catch(() => {})
  }
}

const untilOwnVersion = async (log: Log, version: EngineVersion | undefined, gate: Gate): Promise<boolean> => {
  if (!version) return !gate.signal.aborted
  let told = false
  while (!gate.signal.aborted) {
    const { active, byReplay } = await readActiveVersion(log.database, version.name)
    if (active?.digest === version.digest) return true
    // What was promoted on purpose is not overruled by a worker that happens to start.
    if (!active || (gate.settings.activate === 'always' && !byReplay)) {
      await activateVersion(log, version).catch((error: unknown) => {
        if (!(error instanceof VersionConflict)) throw error
      })
      continue
    }
    gate.heartbeat.state = 'other version'
    if (!told) {
      const fields = { active: printVersion(active), ours: printVersion(version) }
      gate.logger.warn(
        fields,
        `takes no job: the log's active ${version.name} is another version. Activate this one with: npx --no-install blotter extractors activate ${version.name} --reason …, or have the history derived again by it: npx --no-install blotter replay start`,
      )
      told = true
    }
    await sleep(CHECK, undefined, { signal: gate.signal }).catch(() => {})
  }
  return false
}
