import { deterministicId, Fault, type NewEvent } from '@blotter/events'
import type { Log } from '@blotter/log'
import type { Input } from './input.ts'

/**
 * Puts an input aside for a person: the reason stands in the log, and the effect is marked, in one transaction. The
 * retry that a person asks for is a new event, so it has a new mark.
 */
export const park = async (
  log: Log,
  stage: string,
  { input, error, attempts }: { input: Extract<Input, { event: unknown }>; error: unknown; attempts: number },
): Promise<void> => {
  const { event, position } = input
  const name = error instanceof Error ? error.name : 'Error'
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 2_000)
  const parked: NewEvent<'ArticleParked'> = {
    eventId: deterministicId(event.eventId, stage, 'parked', position),
    streamId: event.streamId,
    type: 'ArticleParked',
    data: {
      stage,
      position: event.position,
      error: { name, code: error instanceof Fault ? error.code : 'unexpected', message },
      attempts,
    },
    correlationId: event.correlationId,
    causationId: event.eventId,
    source: `blotter/${stage}`,
  }
  await log.append([parked], {
    onConflict: 'keep',
    effects: [{ stage, position, outcome: 'parked' }],
  })
}
