import { InputFault, printVersion, type ReplayStage, type VersionChange } from '@blotter/events'
import { type Log, type Replay, readActiveVersion } from '@blotter/log'
import { checkout, engineVersion } from '@blotter/pipeline'
import { lackingVersions } from '@blotter/replay'

const ENGINE: Record<ReplayStage, string> = { clean: 'cleaning', extract: 'extraction', link: 'linking' }
const ORDER = ['clean', 'extract', 'link'] as const

/**
 * What a replay from a stage on changes, this checkout's versions being the new ones.
 * @throws InputFault `earlier-version` when an engine before that stage is another one too: the replay has to begin there
 */
export const versionChanges = async (log: Log, stage: ReplayStage): Promise<VersionChange[]> => {
  const changes = await Promise.all(ORDER.map((each) => changeOf(log, ENGINE[each])))
  const first = ORDER.indexOf(stage)
  const earlier = changes.slice(0, first).findIndex(({ from, to }) => from !== null && from.digest !== to.digest)
  if (earlier >= 0)
    throw new InputFault(
      'earlier-version',
      `This checkout's ${changes[earlier]?.to.name} is another version than the active one too, so begin there: npx --no-install blotter replay start --stage ${ORDER[earlier]}`,
    )
  return changes.slice(first)
}

const changeOf = async (log: Log, name: string): Promise<VersionChange> => {
  const { active } = await readActiveVersion(log.database, name)
  return { from: active, to: engineVersion(checkout, name) }
}

/**
 * A replay is brought on by the versions that it leads to, and an undo by the linking of before.
 * @throws InputFault `other-checkout`
 */
export const needCheckout = ({ id, stage, undoes, versions }: Replay): void => {
  const run = ORDER.slice(ORDER.indexOf(undoes ? 'link' : stage))
  const ours = run.map((each) => engineVersion(checkout, ENGINE[each]))
  const [lacking] = lackingVersions(versions, ours)
  if (!lacking) return
  throw new InputFault(
    'other-checkout',
    `Replay ${id} leads to ${lacking.wanted}, and this checkout has ${lacking.has}. Run the same command from the checkout of that version.`,
  )
}

/**
 * The way back from a replay.
 * @throws InputFault `nothing-before` where a version is the log's first one, `other-linking` where this checkout links
 *   by another version than the one to go back to, `not-active` when something else was made the active one since
 */
export const versionsBack = async (log: Log, changes: readonly VersionChange[]): Promise<VersionChange[]> => {
  const back: VersionChange[] = []
  for (const { from, to } of changes) {
    if (from === null)
      throw new InputFault('nothing-before', `${printVersion(to)} is the first of its name; nothing stood before.`)
    const { active } = await readActiveVersion(log.database, to.name)
    if (active?.digest !== to.digest)
      throw new InputFault(
        'not-active',
        `${to.name} is ${active ? printVersion(active) : 'none'} by now, not ${printVersion(to)}: undo what came after first.`,
      )
    back.push({ from: to, to: from })
  }
  const linking = back.find(({ to }) => to.name === 'linking')?.to
  const ours = engineVersion(checkout, 'linking')
  if (linking && linking.digest !== ours.digest)
    throw new InputFault(
      'other-linking',
      `Incidents have to be linked by ${printVersion(linking)} again, and this checkout has ${printVersion(ours)}. Run the same command from the checkout of that version.`,
    )
  return back
}
