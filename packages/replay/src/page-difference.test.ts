import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePages } from './index.ts'

const page = {
  title: 'Flood in Gao',
  publishedAt: '2026-03-02T12:00:00Z',
  authors: ['Ada'],
  text: 'A flood killed four.',
}

describe('two cleanings of a page', () => {
  it('differ in the fields that say something else, and in what stands between the first and the last other letter', () => {
    expect(comparePages(page, { ...page })).toEqual([])
    expect(comparePages(page, { ...page, authors: [], text: 'A flood killed nine.' })).toEqual([
      { field: 'authors', from: 'Ada', to: '' },
      { field: 'text', from: 'A flood killed four.', to: 'A flood killed nine.' },
    ])
  })

  it('differ in one thing where one of them finds no article', () => {
    expect(comparePages(page, { rejected: 'listing' })).toEqual([
      { field: 'article', from: 'an article', to: 'rejected: listing' },
    ])
    expect(comparePages({ rejected: 'listing' }, { rejected: 'listing' })).toEqual([])
  })

  it('say of other texts, however long and whatever is in them, what is other, and no more than fits a line', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 600 })
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const [text] = comparePages({ text: before }, { text: after })
        expect(text === undefined).toBe(before === after)
        if (text) for (const said of [text.from, text.to]) expect(said.length).toBeLessThanOrEqual(250)
      }),
    )
  })
})
