import { deterministicId, type EngineVersion, type NewEvent } from '@blotter/events'
import type { Database } from './database.ts'
import type { Log } from './log.ts'
import { readStream } from './read.ts'
import { isReplayed } from './replay/replayed.ts'

/**
 * The version of an engine that the log names as active, and the version of its stream; null before the first one.
 * `byReplay`: it is active since a replay was promoted.
 */
export const readActiveVersion = async (
  database: Database,
  name: string,
): Promise<{ active: EngineVersion | null; changes: number; byReplay: boolean }> => {
  const events = await readStream(database, `extractor/${name}`)
  const last = events.at(-1)
  return {
    active: last?.type === 'ExtractorActivated' ? last.data.version : null,
    changes: events.length,
    byReplay: last !== undefined && isReplayed(last.source),
  }
}

/**
 * Makes a version the active one from now on.
 * @throws VersionConflict when another process activated one in between
 */
export const activateVersion = async (log: Pick<Log, 'database' | 'append'>, version: EngineVersion): Promise<void> => {
  const { active, changes } = await readActiveVersion(log.database, version.name)
  if (active?.digest === version.digest) return
  const streamId = `extractor/${version.name}`
  const event: NewEvent<'ExtractorActivated'> = {
    eventId: deterministicId('activated', version.name, version.digest, changes),
    streamId,
    type: 'ExtractorActivated',
    data: { version, previous: active },
    source: 'blotter/extractors',
  }
  await log.append([event], { expected: { [streamId]: changes }, onConflict: 'keep' })
}
