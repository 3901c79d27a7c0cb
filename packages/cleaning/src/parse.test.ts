import { InputFault } from '@blotter/events'
import { isText } from 'domhandler'
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

test('of an element the attributes that are asked for are kept, of two the first; a comment is no part of the tree', () => {
  const $ = parse('<p class="a" data-x="1" class="b" id="p">one<!-- two --> &amp; three</p><p __proto__="x">four</p>')
  expect({ ...$('p').get(0)?.attribs }).toEqual({ class: 'a', id: 'p' })
  expect({ ...$('p').get(1)?.attribs }).toEqual({})
  expect(
    $('p')
      .get(0)
      ?.children.map((node) => isText(node) && node.data),
  ).toEqual(['one', ' & three'])
  expect($('p').first().next().text()).toBe('four')
})
