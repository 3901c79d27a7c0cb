import { InputFault } from '@blotter/events'
import { expect, test } from 'vitest'
import { MAX_ATTRIBUTES, MAX_CHARACTERS, MAX_DEPTH, parse } from './parse.ts'

const codeOf = (html: string): string => {
  try {
    parse(html)
    return 'parsed'
  } catch (fault) {
    return fault instanceof InputFault ? fault.code : 'unnamed'
  }
}

test('a page nested past the cap is refused while it is parsed', () => {
  expect(codeOf('<div>'.repeat(MAX_DEPTH + 1))).toBe('too-deep')
  expect(codeOf('<b>'.repeat(100_000))).toBe('too-deep')
  expect(codeOf('<div>'.repeat(MAX_DEPTH - 1))).toBe('parsed')
})

test('paragraphs and list items that were never closed are no depth', () => {
  expect(codeOf(`<ul>${'<li>one'.repeat(5_000)}</ul>${'<p>two'.repeat(5_000)}`)).toBe('parsed')
})

test('a page with too many characters or attributes is refused', () => {
  expect(codeOf('a'.repeat(MAX_CHARACTERS + 1))).toBe('too-large')
  expect(codeOf('<p a b c d e f g h>'.repeat(MAX_ATTRIBUTES / 8 + 1))).toBe('too-large')
})
