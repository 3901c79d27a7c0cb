import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionalHeaders, validatorsOf } from './validators.ts'

test('what came goes back byte for byte', () => {
  const sendable = fc.stringMatching(/^[\x20-\x7e\x80-\xff]{1,60}$/)
  fc.assert(
    fc.property(sendable, sendable, (etag, date) => {
      const sent = conditionalHeaders(validatorsOf({ etag, 'last-modified': date }))
      expect(sent).toEqual({ 'if-none-match': etag, 'if-modified-since': date })
    }),
  )
})

test('nothing is made up where nothing came, or nothing that can be sent', () => {
  expect(conditionalHeaders(validatorsOf({}))).toEqual({})
  expect(conditionalHeaders(validatorsOf({ etag: '', 'last-modified': 'a\nb', date: 'x' }))).toEqual({})
})
