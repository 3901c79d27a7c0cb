import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'

const parse = (value: unknown, url?: string) =>
  parseFeed({ body: Buffer.from(`\ufeff${JSON.stringify(value)}`), ...(url ? { url } : {}) })

describe('JSON Feed', () => {
  it('gives the fields of version 1.1', async () => {
    const feed = await parse(
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Harbour Post',
        home_page_url: 'https://post.example/',
        language: 'en-KE',
        items: [
          {
            id: 7,
            url: '/7',
            title: 'Ferry &amp; bus',
            content_html: '<a href="/map">map</a>',
            summary: 'a < b',
            date_published: '2024-05-06T07:08:09+03:00',
            date_modified: '2024-05-06T08:00:00+03:00',
            authors: [{ name: 'Ann Lee' }, { name: 'Ann Lee' }, { url: 'https://bo.example/' }],
          },
        ],
      },
      'https://post.example/feed.json',
    )
    expect(feed).toEqual({
      title: 'Harbour Post',
      url: 'https://post.example/',
      language: 'en-KE',
      updatedAt: '2024-05-06T05:00:00Z',
      items: [
        {
          guid: '7',
          url: 'https://post.example/7',
          title: 'Ferry & bus',
          content: '<a href="https://post.example/map">map</a>',
          summary: 'a &lt; b',
          publishedAt: '2024-05-06T04:08:09Z',
          updatedAt: '2024-05-06T05:00:00Z',
          authors: ['Ann Lee', 'https://bo.example/'],
        },
      ],
      warnings: [],
    })
  })

  it('leaves out fields of a wrong type and items that are none', async () => {
    const feed = await parse({
      version: 'https://jsonfeed.org/version/1',
      title: 5,
      items: [null, 'x', { id: 'a', url: {}, title: [], date_published: 'soon', author: { name: 'Bo' } }],
    })
    expect(feed.items).toEqual([{ guid: 'a', authors: ['Bo'] }])
    expect(feed.warnings.map(({ code }) => code)).toEqual(['unreadable-date'])
  })

  it('with no items at all is still a feed', async () => {
    expect((await parse({ version: 'https://jsonfeed.org/version/1', title: 'F' })).items).toEqual([])
  })
})
