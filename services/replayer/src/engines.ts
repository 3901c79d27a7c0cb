import type { Replay } from '@blotter/log'
import { checkout, engineVersion, type Stage } from '@blotter/pipeline'
import { lackingVersions } from '@blotter/replay'
import { cleanStage } from '../../cleaner/src/stage.ts'
import { loadRules } from '../../extractor/src/rules.ts'
import { extractStage } from '../../extractor/src/stage.ts'
import { linkStage } from '../../linker/src/stage.ts'

/** The stages of this checkout, which a replay runs again. */
export type Engines = { clean: Stage; extract: Stage; link: Stage }

/** Loads the stages as this checkout has them. */
export const loadEngines = async (): Promise<Engines> => ({
  clean: cleanStage(engineVersion(checkout, 'cleaning')),
  extract: extractStage(await loadRules()),
  link: linkStage(engineVersion(checkout, 'linking')),
})

/** Engines that a replay leads to, by their names; what goes before its stage stays as it is. */
const RUN: Record<Replay['stage'], readonly (keyof Engines)[]> = {
  clean: ['clean', 'extract', 'link'],
  extract: ['extract', 'link'],
  link: ['link'],
}

/** Whether this checkout can do all that a replay asks for; an undo restores, and only has to link. */
export const canRun = (
  { stage, versions, undoes }: Pick<Replay, 'stage' | 'versions' | 'undoes'>,
  engines: Engines,
): boolean => has(versions, engines, undoes ? RUN.link : RUN[stage])

/** Whether this checkout can derive articles for it. */
export const canDerive = ({ stage, versions }: Pick<Replay, 'stage' | 'versions'>, engines: Engines): boolean =>
  has(versions, engines, RUN[stage])

const has = (versions: Replay['versions'], engines: Engines, names: readonly (keyof Engines)[]): boolean => {
  const ours = names.flatMap((name) => engines[name].version ?? [])
  return lackingVersions(versions, ours).length === 0
}

/** Whether what stays as it is has to be linked anew too: linking is another one, or is what is replayed. */
export const relinks = ({ stage, versions }: Pick<Replay, 'stage' | 'versions'>): boolean => {
  if (stage === 'link') return true
  const linking = versions.find(({ to }) => to.name === 'linking')
  return linking !== undefined && linking.from?.digest !== linking.to.digest
}
