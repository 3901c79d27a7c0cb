import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { LogEvent } from '@blotter/events'
import type { Log } from '@blotter/log'
import { type EventChoice, eventsFrom, isChosen } from '@blotter/views'
import type { EventHub } from './event-hub.ts'
import { seenUpTo, sentEvent } from './sent-event.ts'

/** What a reader that reads along may owe us; then it reads at a pace of its own, and only that much is kept for it. */
const MOST_OWED = 1 << 20
/** ms for a reader to take what it was sent; then it is cut off, and goes on from its last event when it likes. */
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
  while (!stop.aborted) {
    const { events, next, head } = await eventsFrom(log, { after: reached, limit: BATCH, ...choice })
    for (const piece of piecesOf(events)) {
      response.write(piece)
      if (!(await taken(response, stop))) response.destroy()
      if (stop.aborted || response.destroyed) break
    }
    reached = next
    // Only who is at the end reads along with the others: before it, everybody reads at a pace of their own.
    if (next >= head && !stop.aborted)
      reached = await readAlong(hub, { after: reached, choice, response, signal: stop })
  }
  response.end()
}

/** Sends what the hub reads until the reader falls behind. @returns the position that it was sent up to */
const readAlong = async (hub: EventHub, { after, choice, response, signal }: Reading): Promise<number> => {
  let reached = after
  const behind = new AbortController()
  const leave = hub.join(after, (batch, upTo) => {
    if (behind.signal.aborted) return
    const texts = batch.filter(({ event }) => isChosen(choice, event)).map(({ text }) => text)
    reached = upTo
    if (texts.length) response.write(texts.join(''))
    if (response.writableLength > MOST_OWED) behind.abort()
  })
  const beat = setInterval(() => response.write(seenUpTo(reached)), BEAT)
  const over = AbortSignal.any([signal, behind.signal])
  if (leave && !over.aborted) await once(over, 'abort')
  clearInterval(beat)
  leave?.()
  if (!(await taken(response, signal))) response.destroy()
  return reached
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
