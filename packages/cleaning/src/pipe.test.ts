import { InputFault } from '@blotter/events'
import { expect, test } from 'vitest'
import { body, page, textOf } from './page.fixture.ts'
import { cleanLine } from './pipe.ts'

const html = page(`<article><h1>River closes bridge</h1>${body('bridge', 'ferry')}</article>`)
const faultOf = (input: unknown): string => {
  try {
    cleanLine(input)
    return 'answered'
  } catch (fault) {
    return fault instanceof InputFault ? fault.code : 'unnamed'
  }
}

test('a line of HTML is answered with its text, metadata and time', () => {
  expect(cleanLine({ id: 'a', url: 'https://delta.example/r', html })).toMatchObject({
    id: 'a',
    text: textOf('bridge', 'ferry'),
    title: 'River closes bridge',
    lang: 'en',
    kind: 'story',
    ms: expect.any(Number),
  })
})

test('bytes in base64 are decoded by their content type, and an empty URL will do', () => {
  const bodyBase64 = Buffer.from(html.replace('bridge was', 'brücke was'), 'latin1').toString('base64')
  expect(cleanLine({ id: 1, url: '', bodyBase64, contentType: 'text/html; charset=iso-8859-1' }).text).toContain(
    'The brücke was',
  )
})

test('a line that is no page is bad input, and a rejected page gives its reason', () => {
  for (const bad of [null, 'x', {}, { id: 'a' }, { id: 'a', url: '', html: 3 }, { id: 'a', url: '', bodyBase64: '%' }])
    expect(faultOf(bad)).toBe('bad-input')
  expect(faultOf({ id: 'a', url: '', html: '<div>'.repeat(100_000) })).toBe('too-deep')
  expect(faultOf({ id: 'a', url: '', html: '<html><body></body></html>' })).toBe('no-text')
})
