import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { LogEvent } from '@blotter/events'
import type { Log } from '@blotter/log'
import { type EventChoice, eventsFrom, isChosen } from '@blotter/views'
import type { EventHub } from './event-hub.ts'
import { type SentEvent, seenUpTo, sentEvent } from './sent-event.ts'

/** What a reader that does not keep up may owe us; then it is cut off, and goes on from its last event when it likes. */
const MOST_OWED = 8 << 20
/** ms for a reader to take what it was sent while it reads old events. */
const PATIENCE = 30_000
/** ms between signs of life. */
const BEAT = 15_000
const BATCH = 200
/** Characters of old events that are written at once. */
const PIECE = 256 << 10

export type Reading = { after: number; choice: EventChoice; response: ServerResponse; signal: AbortSignal }

/** Sends events from a position on until the reader leaves, is cut off, or the signal. */
export const sendEvents = async (
  log: Pick<Log, 'database' | 'head'>,
  hub: EventHub,
  { after, choice, response, signal }: Reading,
): Promise<void> => {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const stop = AbortSignal.any([gone.signal, signal])
  response.write('retry: 2000\n\n')
  let reached = after
  const send = (batch: readonly SentEvent[], upTo: number): void => {
    const texts = batch.filter(({ event }) => isChosen(choice, event)).map(({ text }) => text)
    reached = upTo
    if (texts.length) response.write(texts.join(''))
    if (response.writableLength > MOST_OWED) response.destroy()
  }
  let leave: (() => void) | null = null
  while (!leave && !stop.aborted) {
    const { events, next, head } = await eventsFrom(log, { after: reached, limit: BATCH, ...choice })
    for (const piece of piecesOf(events)) {
      response.write(piece)
      if (!(await taken(response, stop))) response.destroy()
      if (stop.aborted || response.destroyed) break
    }
    reached = next
    // Only who is at the end reads along with the others: before it, everybody reads at a pace of their own.
    if (next >= head) leave = hub.join(reached, send)
  }
  const beat = setInterval(() => response.write(seenUpTo(reached)), BEAT)
  if (!stop.aborted) await once(stop, 'abort')
  clearInterval(beat)
  leave?.()
  response.end()
}

/** Waits until the reader has taken what it was sent. @returns false when it did not in time */
const taken = async (response: ServerResponse, stop: AbortSignal): Promise<boolean> => {
  if (!response.writableNeedDrain) return true
  const late = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE)])
  return once(response, 'drain', { signal: late }).then(
    () => true,
    () => false,
  )
}

function* piecesOf(events: readonly LogEvent[]): Generator<string> {
  let piece = ''
  for (const event of events) {
    piece += sentEvent(event).text
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}
