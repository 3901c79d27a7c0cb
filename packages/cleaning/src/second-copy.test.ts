import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean } from './clean.ts'
import { body, page, paragraph, textOf } from './page.fixture.ts'
import { copiesOf } from './second-copy.ts'

const text = (html: string): string => {
  const result = clean({ url: 'https://delta.example/news/river', html })
  return result.outcome === 'cleaned' ? result.text : result.reason
}

test('a story that stands twice on its page, or once more in one piece, is told once', () => {
  const [story, whole] = [body('bridge', 'ferry', 'market'), textOf('bridge', 'ferry', 'market')]
  const twice = `<article><div class="wide">${story}</div><div class="narrow">${story}</div></article>`
  expect(text(page(twice))).toBe(whole)
  const long = ['bridge', 'ferry', 'market', 'mill', 'school', 'inn', 'church', 'tower']
  const markdown = `<p>${long.map(paragraph).join(' ')}</p>`
  expect(text(page(`<article>${body(...long)}${markdown}</article>`))).toBe(textOf(...long))
})

test('short lines that come again, as the cells of a table, are no copy', () => {
  const said = ['yes', 'no', 'none', 'yes', 'no', 'none', 'yes', 'no', 'none']
  expect(
    copiesOf(
      said,
      said.map(() => 0),
    ).size,
  ).toBe(0)
})

test('lines that are said once are never copies, and of others one stays', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 }), (said) => {
      const copies = copiesOf(
        said,
        said.map(() => 200),
      )
      const kept = said.filter((_, index) => !copies.has(index))
      expect(new Set(kept)).toEqual(new Set(said))
    }),
  )
})
