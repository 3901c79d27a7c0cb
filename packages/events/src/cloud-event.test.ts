import { expect, it } from 'vitest'
import { type LogEvent, toCloudEvent } from './index.ts'

const event: LogEvent<'FeedRemoved'> = {
  position: 7,
  eventId: '3b6a27bc-ceb6-4a2d-92a3-a8d02a575a01',
  streamId: 'feed/a',
  version: 2,
  type: 'FeedRemoved',
  data: { reason: 'gone' },
  occurredAt: null,
  recordedAt: '2025-03-04T12:00:00.000Z',
  correlationId: null,
  causationId: null,
  extractor: null,
  source: 'blotter/feeds',
  meta: { host: 'here' },
}

it('a log row becomes a CloudEvent, and what names its cause is left out where there is none', () => {
  expect(toCloudEvent(event)).toEqual({
    specversion: '1.0',
    id: event.eventId,
    source: 'blotter/feeds',
    type: 'blotter.FeedRemoved',
    subject: 'feed/a',
    time: '2025-03-04T12:00:00.000Z',
    datacontenttype: 'application/json',
    data: { reason: 'gone' },
    position: 7,
    streamversion: 2,
  })
})

it('trail and cause are extension attributes', () => {
  const caused = toCloudEvent({ ...event, correlationId: 'trail', causationId: 'cause' })
  expect(caused).toMatchObject({ correlationid: 'trail', causationid: 'cause' })
})

it('attribute names are what CloudEvents 1.0 allows: lower-case letters and digits', () => {
  const names = Object.keys(toCloudEvent({ ...event, correlationId: 'trail', causationId: 'cause' }))
  // matches `streamversion`, not `streamVersion`
  expect(names.filter((name) => !/^[a-z0-9]+$/.test(name))).toEqual([])
})
