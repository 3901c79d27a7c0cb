import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'

const read = (text: string) => parseFeed({ body: Buffer.from(text), url: 'https://paper.example/world/feed' })
const rss = (head: string) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${head}</channel></rss>`

describe('what a feed says about reading it', () => {
  it('hours and days to skip are read, 24 as midnight, and nonsense is left out', async () => {
    const hours = ['3', ' 24 ', '23', '25', 'noon', '3'].map((hour) => `<hour>${hour}</hour>`).join('')
    const { skips } = await read(
      rss(
        `<skipHours>${hours}</skipHours><skipDays><day>Sunday</day><day>Someday</day><day> Thurs. </day><day>SUN</day></skipDays>`,
      ),
    )
    expect(skips).toEqual({ hours: [3, 0, 23], days: [0, 4] })
    expect(await read(rss('<skipHours><hour>noon</hour></skipHours>'))).not.toHaveProperty('skips')
  })

  it('its hub, the name its hub knows it by, and its older items, by whatever format', async () => {
    const links =
      '<link rel="hub" href="//hub.example/"/><link rel="self" href="feed"/><link rel="prev-archive" href="?page=2"/>'
    const wanted = {
      hub: 'https://hub.example/',
      self: 'https://paper.example/world/feed',
      older: 'https://paper.example/world/feed?page=2',
    }
    expect(await read(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${links}</feed>`)).toMatchObject(
      wanted,
    )
    expect(await read(rss(links.replaceAll('<link', '<atom:link')))).toMatchObject(wanted)
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      hubs: [
        { type: 'rssCloud', url: 'https://other.example/' },
        { type: 'WebSub', url: 'https://hub.example/' },
      ],
      feed_url: 'feed',
      next_url: '?page=2',
      items: [],
    }
    expect(await read(JSON.stringify(json))).toMatchObject(wanted)
  })

  it('a link that leads nowhere on the web is none', async () => {
    const feed = await read(rss('<atom:link rel="hub" href="javascript:x"/><atom:link rel="next"/>'))
    expect(feed).not.toHaveProperty('hub')
    expect(feed).not.toHaveProperty('older')
  })
})
