import { userInfo } from 'node:os'
import { deterministicId, InputFault, type NewEvent } from '@blotter/events'
import { catchUp, parkedProjection } from '@blotter/log'
import { findParked, listParked, type ParkedInput } from '@blotter/views'
import { printData, printTable, say } from '../output.ts'
import type { Session } from '../session.ts'

/** Lists what failed for good and waits for a person. */
export const listAllParked = async (
  { log }: Session,
  { all, json }: { all?: boolean; json?: boolean },
): Promise<void> => {
  await catchUp(log, parkedProjection)
  const rows = await listParked(log, { all })
  if (json) for (const { eventId: _, ...row } of rows) printData(JSON.stringify(row))
  else
    printTable(
      ['id', 'state', 'since', 'attempts', 'of', 'error'],
      rows.map((row) => [row.id, row.state, row.parkedAt, row.attempts, row.stream, firstLine(row)]),
    )
}

const firstLine = ({ error }: ParkedInput): string => `${error.code}: ${error.message.split('\n')[0]}`.slice(0, 120)

/**
 * Has a parked input tried again: the wish and its reason stand in the log, and the stage takes them as a new input.
 * @throws InputFault `not-parked`
 */
export const retryParked = async ({ log }: Session, id: string, { reason }: { reason: string }): Promise<void> => {
  await catchUp(log, parkedProjection)
  const found = await findParked(log, id)
  if (!found) throw new InputFault('not-parked', `"${id}" was never parked. See: npx --no-install blotter parked list`)
  const { appended } = await log.append([retryOf(found, reason)], { onConflict: 'keep' })
  say(
    appended.length ? `${id} will be tried again.` : `${id} was given back already, ${found.retriedAt ?? 'just now'}.`,
  )
}

/** Its id follows from the parking, so that asking twice asks once, and a later parking can be asked about anew. */
const retryOf = ({ eventId, stream, stage, position }: ParkedInput, reason: string): NewEvent<'ArticleRetried'> => ({
  eventId: deterministicId(eventId, 'retried'),
  streamId: stream,
  type: 'ArticleRetried',
  data: { stage, position, by: userInfo().username, reason },
  correlationId: stream.startsWith('article/') ? stream.slice('article/'.length) : null,
  causationId: eventId,
  source: 'blotter/parked',
})
