import { deterministicId, type NewEvent } from '@blotter/events'
import { type Log, VersionConflict } from '../src/index.ts'

/** An event of a writer; every writer also writes into one stream that all share. */
export const note = (writer: string, ordinal: number, stream = writer): NewEvent<'FeedSuspended'> => ({
  eventId: deterministicId('gapless-test', writer, ordinal, stream),
  streamId: `feed/${stream}`,
  type: 'FeedSuspended',
  data: { reason: `${writer} ${ordinal}` },
  source: 'blotter/test',
})

/**
 * One append as a busy system makes it: one in five is slow, one in ten is rolled back.
 * @param draw  0 … 1
 * @returns the ids that are in the log now; none when it was rolled back
 */
export const writeOnce = async (log: Log, draw: number, events: NewEvent[]): Promise<string[]> => {
  try {
    const { appended } = await log.append(events, {
      alongside: async (transaction) => {
        if (draw < 0.2) await transaction.execute('SELECT pg_sleep(0.02)')
        if (draw > 0.9) throw new RolledBack()
      },
    })
    return appended.map(({ eventId }) => eventId)
  } catch (error) {
    if (error instanceof RolledBack || error instanceof VersionConflict) return []
    throw error
  }
}

class RolledBack extends Error {}
