import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { clean } from '@blotter/cleaning'
import { parseFeed } from '@blotter/feeds'
import { checkout } from '@blotter/pipeline'
import { linesOf } from '../lines.ts'

/** A story of the sample site: its page as it is served, and what the feed says of it. */
export type SamplePage = {
  url: string
  /** Of the site that served it: its addresses stand in the page. */
  origin: string
  title: string
  publishedAt: string
  contentType: string
  body: Buffer
}

const main = join(checkout, 'test/sample-site/main.ts')
const DAY = 86_400_000
// Stories of two editions lie further apart than linking looks, so an edition links within itself.
const APART = 60 * DAY

/**
 * The stories that feeds of the sample site list and cleaning takes for articles.
 * @param editions  so many times the site, each with dates of its own; the pages differ in their dates
 */
export const samplePages = async (editions: number): Promise<SamplePage[][]> => {
  const pages: SamplePage[][] = []
  for (let edition = 0; edition < editions; edition += 1)
    pages.push(await editionOf(new Date(Date.UTC(2020, 0, 15, 12) + edition * APART)))
  return pages
}

const editionOf = async (firstStart: Date): Promise<SamplePage[]> => {
  const args = [main, '--first-start', firstStart.toISOString()]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  try {
    for await (const line of linesOf(child.stdout)) {
      const { url, feeds }: { url: string; feeds: { url: string }[] } = JSON.parse(line)
      const listed = await Promise.all(feeds.map((feed) => storiesOf(url, feed.url)))
      const byUrl = new Map(listed.flat().map((page) => [page.url, page]))
      return [...byUrl.values()].filter(({ url, body }) => clean({ url, body }).outcome === 'cleaned')
    }
    throw new Error('The sample site did not start.')
  } finally {
    child.stdin.end()
    await exit
  }
}

const storiesOf = async (origin: string, feedUrl: string): Promise<SamplePage[]> => {
  const bytes = await (await fetch(feedUrl)).bytes()
  const { items } = await parseFeed({ url: feedUrl, body: bytes })
  const pages = await Promise.all(
    items.map(async ({ url = '', title = '', publishedAt = '' }) => {
      // The same story stands in another feed under an address with tracking parameters.
      const plain = url.split('?')[0] ?? url
      const response = await fetch(plain)
      const contentType = response.headers.get('content-type') ?? 'text/html'
      const body = Buffer.from(await response.bytes())
      return response.ok ? [{ url: plain, origin, title, publishedAt, contentType, body }] : []
    }),
  )
  return pages.flat()
}
