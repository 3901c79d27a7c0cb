import { hostname } from 'node:os'
import { InputFault } from '@blotter/events'
import { answerWithin, notConsuming, ping } from '@blotter/log'
import { stageNames } from '@blotter/pipeline'
import { listWorkers } from '@blotter/views'
import { printData, say } from '../output.ts'
import type { Session } from '../session.ts'

// ms. Redis has its own three seconds and more to say.
const PATIENCE = 5_000
// Whoever says by a heartbeat that it lives, stage or not.
const CREWS: readonly string[] = [...stageNames, 'dispatcher', 'projector', 'replay']

/**
 * Whether database, migrations and queues answer; with a stage, whether its workers on this host live and take jobs, as
 * a container's health check. Exit code 1 when not.
 * @throws InputFault `no-such-stage`
 */
export const health = async (session: Session, { stage, json }: { stage?: string; json?: boolean }): Promise<void> => {
  const { log, queues } = session
  if (stage !== undefined && !CREWS.includes(stage))
    throw new InputFault('no-such-stage', `Nobody is called "${stage}"; there are ${CREWS.join(', ')}.`)
  const trouble = await answerWithin(PATIENCE, async () => {
    await ping(log)
    await Promise.all(stageNames.map((name) => queues.health(name)))
    return stage ? troubleAt(session, stage) : null
  })
  if (trouble) process.exitCode = 1
  if (json) printData(JSON.stringify({ well: !trouble, queues: queues.kind, trouble }))
  else say(trouble ?? `ok: Postgres and the queues (${queues.kind}) answer${stage ? `, and ${stage} works here` : ''}`)
}

const troubleAt = async ({ log, queues }: Session, stage: string): Promise<string | null> => {
  const here = (await listWorkers(log)).filter((row) => row.stage === stage && row.host === hostname())
  const living = here.filter(({ alive }) => alive)
  if (!living.length) return `no worker of ${stage} on ${hostname()} has said for three beats that it lives`
  // The dispatcher and the projector have no queue.
  if (!stageNames.some((name) => name === stage)) return null
  const queue = await queues.health(stage)
  const idle = living.flatMap((row) => notConsuming(row, queue, Date.parse(row.askedAt)) ?? [])
  return idle.length === living.length ? `${stage} takes nothing: ${idle[0]}` : null
}
