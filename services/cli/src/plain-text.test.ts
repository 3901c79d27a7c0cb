import { styleText } from 'node:util'
import type { FeedAnswer } from '@blotter/feeds'
import { plainLine, plainText } from '@blotter/pages/text'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { printArticle, printClaims, printFeed } from './print-result.ts'

const ESCAPE = '\u001b]0;owned\u0007\u009b2J'

const HIDDEN = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

it('plain text holds no control character but line feed and tab, turns no direction, and keeps all the rest', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(text)).not.toMatch(HIDDEN)
      expect(plainText(text).length).toBe(text.length - (text.match(HIDDEN) ?? []).length)
    }),
  )
  expect(plainLine('a\u202eb\u2066c')).toBe('abc')
  expect(plainLine('one\r\n\ttwo\u001b[2J')).toBe('one two[2J')
})

it('results for reading carry no escape sequence of their source', () => {
  const feed: FeedAnswer = {
    id: 'f',
    feed: { title: `A${ESCAPE}`, url: '' },
    items: [{ title: `B${ESCAPE}`, url: `https://b.example/${ESCAPE}` }],
  } as FeedAnswer // as the engine's answer, without what is not printed
  const article = { id: 'a', title: `C${ESCAPE}`, text: `One.${ESCAPE}\n\nTwo.`, authors: [ESCAPE], ms: 1 }
  const shown = [printFeed(feed), printArticle(article as never), printClaims([], ESCAPE)].join('\n')
  const [on = '', off = ''] = styleText('dim', '|').split('|')
  const ours = shown.replaceAll(on, '').replaceAll(off, '')
  expect(ours).not.toMatch(/(?!\n)\p{Cc}/u)
  expect(ours).toContain('One.]0;owned2J\n\nTwo.')
})
