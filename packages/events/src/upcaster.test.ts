import { describe, expect, it } from 'vitest'
import { FatalFault, readPayload, schemaVersionOf } from './index.ts'

const faultOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('a stored payload', () => {
  it('of an event type that this build does not know is fatal and names the way out', () => {
    const fault = faultOf(() => readPayload('ArticleTranslated', 1, {}))
    expect(fault).toBeInstanceOf(FatalFault)
    expect(fault).toMatchObject({ code: 'unknown-event', message: expect.stringContaining('Upgrade Blotter') })
  })

  it.each(['toString', 'constructor', '__proto__'])(
    'of type "%s" is unknown, although every object has that name',
    (type) => {
      expect(faultOf(() => readPayload(type, 1, {}))).toMatchObject({ code: 'unknown-event', disposition: 'fatal' })
    },
  )

  it('of a schema version that a newer build wrote is fatal', () => {
    const newer = schemaVersionOf('FeedRemoved') + 1
    expect(faultOf(() => readPayload('FeedRemoved', newer, { reason: 'gone' }))).toMatchObject({
      code: 'unknown-event',
      disposition: 'fatal',
    })
  })

  it('of a schema version before the first is fatal', () => {
    expect(faultOf(() => readPayload('FeedRemoved', 0, { reason: 'gone' }))).toMatchObject({ code: 'unknown-event' })
  })

  it('that does not fit its schema is fatal and names the field', () => {
    expect(faultOf(() => readPayload('FeedRemoved', 1, { reason: 7 }))).toMatchObject({
      code: 'bad-payload',
      disposition: 'fatal',
      message: expect.stringContaining('reason'),
    })
  })
})
