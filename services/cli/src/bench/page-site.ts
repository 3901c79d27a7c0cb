import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page to serve: its bytes stay as they are. `path` is where it stood at its own site, for engines that read addresses. */
export type ServedPage = { path: string; contentType: string; body: Buffer; title?: string; publishedAt?: string }

export type PageSite = {
  /** `127.0.0.1:8123`: what the address guard has to let through. */
  host: string
  feedUrl: string
  /** Of the page with this index. */
  urlOf: (index: number) => string
  close: () => Promise<void>
}

/**
 * Serves pages from loopback, each at `/<index>` and its own path, and one RSS feed that lists them all in their order.
 * @param fill  makes the pages, once it is known where they will stand: `http://127.0.0.1:8123`
 */
export const servePages = async (fill: (origin: string) => readonly ServedPage[]): Promise<PageSite> => {
  const server = http.createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server's address is never a string
  const pages = fill(`http://${host}`)
  const urlOf = (index: number): string => `http://${host}/${index}${safePath(pages[index]?.path ?? '/')}`
  const feed = Buffer.from(writeFeed(pages, urlOf))
  server.on('request', (request, response) => {
    const [, first = ''] = (request.url ?? '/').split(/[/?]/)
    const page = first === 'feed.xml' ? { contentType: 'application/rss+xml', body: feed } : pages[Number(first || NaN)]
    if (!page) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': page.contentType, 'content-length': page.body.length })
    response.end(request.method === 'HEAD' ? undefined : page.body)
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { host, feedUrl: `http://${host}/feed.xml`, urlOf, close }
}

/** A path as an address carries it, whatever stood in the folder: "/a b" → "/a%20b". */
const safePath = (path: string): string => new URL(path.replace(/[?#]/g, '-'), 'http://127.0.0.1').pathname

const writeFeed = (pages: readonly ServedPage[], urlOf: (index: number) => string): string => {
  const items = pages.map(({ title, publishedAt }, index) =>
    [
      '<item>',
      title ? `<title>${escapeText(title)}</title>` : '',
      `<link>${escapeText(urlOf(index))}</link><guid>${escapeText(urlOf(index))}</guid>`,
      publishedAt ? `<pubDate>${new Date(publishedAt).toUTCString()}</pubDate>` : '',
      '</item>',
    ].join(''),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Pages</title><link>${escapeText(urlOf(0))}</link><description>Pages of a folder</description>\n${items.join('\n')}\n</channel></rss>\n`
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
