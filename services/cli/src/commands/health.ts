import { ping } from '@blotter/log'
import { stageNames } from '@blotter/pipeline'
import { say } from '../output.ts'
import type { Session } from '../session.ts'

/** Whether database, migrations and queues answer; throws otherwise, so that the exit code says so. */
export const health = async ({ log, queues }: Session): Promise<void> => {
  await ping(log)
  await Promise.all(stageNames.map((stage) => queues.health(stage)))
  say(`ok: Postgres and the queues (${queues.kind}) answer`)
}
