import { describe, expect, it } from 'vitest'
import { contentHashOf } from './content-hash.ts'
import { itemIdentity } from './item-identity.ts'

describe('item identity', () => {
  it('is the guid where there is one, else the canonical URL, else a hash', () => {
    expect(itemIdentity({ guid: ' a-1 ', url: 'https://a.example/1' })).toEqual({ key: 'guid:a-1', strategy: 'guid' })
    expect(itemIdentity({ url: 'https://A.example/1?utm_source=x' })).toEqual({
      key: 'url:https://a.example/1',
      strategy: 'url',
    })
    expect(itemIdentity({ title: 'T' })).toMatchObject({ strategy: 'hash' })
  })

  it('by hash tells items apart by title, date and body', () => {
    const items = [
      { title: 'T' },
      { title: 'U' },
      { title: 'T', publishedAt: '2024-05-06T00:00:00Z' },
      { title: 'T', summary: 'x' },
      {},
    ]
    expect(new Set(items.map((item) => itemIdentity(item).key)).size).toBe(items.length)
  })

  it('has a short key however long the guid', () => {
    const [one, two] = ['x', 'y'].map((end) => itemIdentity({ guid: 'a'.repeat(5_000) + end }).key)
    expect(one?.length).toBeLessThanOrEqual(300)
    expect(one).not.toBe(two)
  })
})

describe('content hash', () => {
  const item = { title: 'Ferry sinks', summary: '<p>12 killed in the bay.</p>' }

  it.each([
    ['a bumped date', { ...item, publishedAt: '2024-05-06T00:00:00Z', updatedAt: '2024-05-07T00:00:00Z' }],
    ['white space', { title: ' Ferry  sinks', summary: '<p>12 killed\n in the&nbsp;bay. </p>' }],
    ['markup', { ...item, summary: '<div class="x">12 killed in the bay.<!-- ad --></div>' }],
    ['a counter', { ...item, summary: '<p>12 killed in the bay.</p> 1,204 comments' }],
    ['another address', { ...item, guid: 'g', url: 'https://a.example/2' }],
  ])('is blind to %s', (_name, changed) => {
    expect(contentHashOf(changed)).toBe(contentHashOf(item))
  })

  it.each([
    ['another toll', { ...item, summary: '<p>13 killed in the bay.</p>' }],
    ['another title', { ...item, title: 'Ferry sinks, 12 killed' }],
    ['words that move from title to body', { title: 'Ferry', summary: '<p>sinks 12 killed in the bay.</p>' }],
  ])('sees %s', (_name, changed) => {
    expect(contentHashOf(changed)).not.toBe(contentHashOf(item))
  })
})
