import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer, prepare } from './answer.ts'
import { type FeedEntry, feedEntries } from './feed-files.ts'
import { frontPage, PICTURE } from './front-page.ts'
import { openNewsroom } from './newsroom.ts'

export type SampleSite = { url: string; feeds: FeedEntry[]; close: () => Promise<void> }

/**
 * Starts four invented news sites and their three feeds on loopback.
 *
 * The same port and first start give the same bytes, so a workspace that keeps both sees the same articles again.
 * @param options.port        0 takes a free one
 * @param options.firstStart  all dates of the sample are counted back from this day (UTC)
 * @throws the listen error of node:http, `EADDRINUSE` among them
 */
export const startSampleSite = async (options: { port: number; firstStart: Date }): Promise<SampleSite> => {
  const server = http.createServer()
  await listen(server, options.port)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server's address is never a string
  const feeds = feedEntries(url)
  server.on('request', respond(url, feeds, options.firstStart))
  return { url, feeds, close: () => close(server) }
}

const listen = (server: http.Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })

const close = (server: http.Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

const respond = (url: string, feeds: readonly FeedEntry[], firstStart: Date): http.RequestListener => {
  const changed = new Date(0)
  const fixed = [
    { path: '/', type: 'text/html; charset=utf-8', body: frontPage(feeds), changed },
    { path: '/robots.txt', type: 'text/plain; charset=utf-8', body: 'User-agent: *\nAllow: /\n', changed },
    { path: '/picture.svg', type: 'image/svg+xml', body: PICTURE, changed },
  ]
  const byPath = new Map([...fixed, ...openNewsroom(url, firstStart)].map((item) => [item.path, prepare(item)]))
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const prepared = byPath.get(new URL(request.url ?? '/', url).pathname)
    if (prepared) return answer(request, response, prepared)
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
    response.end('<!doctype html><title>Page not found</title><h1>404</h1><p>This page does not exist any more.</p>\n')
  }
}
