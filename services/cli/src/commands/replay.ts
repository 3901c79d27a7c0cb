import { randomUUID } from 'node:crypto'
import { availableParallelism, userInfo } from 'node:os'
import { restReplay } from '@blotter/acts'
import { InputFault, type ReplaySelection, type ReplayStage } from '@blotter/events'
import { addReplay, replayNamed } from '@blotter/log'
import { sayChange } from '@blotter/pages'
import { say } from '../output.ts'
import { goOn } from '../replay/go-on.ts'
import { readGold } from '../replay/gold-file.ts'
import { needCheckout, versionChanges } from '../replay/versions.ts'
import type { Session } from '../session.ts'

export type WorkOptions = { workers?: number }
export type StartOptions = WorkOptions &
  Omit<ReplaySelection, 'feed'> & {
    stage: ReplayStage
    feed?: string
    gold?: string
    by?: string
    reason?: string
    json?: boolean
  }

/** Derives what is selected again by this checkout's versions, beside the log, and shows what differs. */
export const startReplay = async (
  session: Session,
  { stage, gold, by, reason, workers, json, ...wishes }: StartOptions,
): Promise<void> => {
  const { log } = session
  const versions = await versionChanges(log, stage)
  const { since, until, feed, type, country, sample } = wishes
  if (since && until && since > until)
    throw new InputFault('empty-range', `No article is from ${since} or later and from ${until} or before.`)
  const selection = {
    ...(since ? { since: `${since}T00:00:00.000Z` } : {}),
    ...(until ? { until: `${until}T23:59:59.999Z` } : {}),
    ...(feed ? { feed: await feedIdOf(session, feed) } : {}),
    ...(type ? { type } : {}),
    ...(country ? { country } : {}),
    ...(sample ? { sample } : {}),
  }
  const id = randomUUID()
  await addReplay(log, {
    ...{ id, stage, selection, versions, undoes: null, listed: 0, gold: gold ? await readGold(log, gold) : null },
    ...{ who: by ?? userInfo().username, why: reason ?? null },
  })
  say(`Replay ${id}`)
  for (const change of versions) say(`  ${sayChange(change)}`)
  if (versions.every(({ from, to }) => from?.digest === to.digest))
    say('  These are the active versions: whatever they made should be unchanged.')
  await goOn(session, id, { workers: workers ?? defaultWorkers(), json })
}

const defaultWorkers = (): number => Math.max(1, availableParallelism() - 1)

/** @throws InputFault `no-such-feed` */
const feedIdOf = async ({ log }: Session, named: string): Promise<string> => {
  const rows = await log.query<{ id: string }>(
    'SELECT feed_id AS id FROM blotter_work.feed WHERE url = $1 OR feed_id = $1',
    [named],
  )
  const [row] = rows
  if (!row) throw new InputFault('no-such-feed', `There is no feed ${named}. See: npx --no-install blotter feeds list`)
  return row.id
}

/** Goes on with a replay that was paused, or whose workers ended. */
export const resumeReplay = async (
  session: Session,
  name: string,
  { workers, json, by, reason }: WorkOptions & By & { json?: boolean },
): Promise<void> => {
  const replay = await replayNamed(session.log, name)
  needCheckout(replay)
  if (replay.paused) await restReplay(session.log, replay, { ...person({ by, reason }), rests: false })
  await goOn(session, replay.id, { workers: workers ?? defaultWorkers(), json })
}

type By = { by?: string | undefined; reason?: string | undefined }

const person = ({ by, reason }: By) => ({ who: by ?? userInfo().username, why: reason ?? '' })

/** Lets the workers of a replay rest until it is resumed; what is done stays done. */
export const pauseReplay = async ({ log }: Session, name: string, by: By): Promise<void> => {
  const replay = await replayNamed(log, name)
  await restReplay(log, replay, { ...person(by), rests: true })
  say(`Replay ${replay.id} is paused. Go on with: npx --no-install blotter replay resume ${replay.id.slice(0, 8)}`)
}
