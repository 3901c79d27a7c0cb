#!/usr/bin/env node
// A scripted news site on loopback whose every path misbehaves in one known way. See README.md.
// usage: node fault-site.mjs --port 0 [--seed N]
import http from 'node:http'
import { parseArgs } from 'node:util'
import { routes } from './lib/routes.mjs'
import { makeWorld } from './lib/world.mjs'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(
    'usage: node fault-site.mjs --port 0 [--seed N]\nPrints {"url","other","seed"} as one JSON line, then serves until it is told to stop. GET / lists every path.',
  )
  process.exit(0)
}

const began = Date.now()
const state = { hits: new Map(), version: 1, log: [], inFlight: 0, subscribers: new Map() }
const reset = () => Object.assign(state, { hits: new Map(), version: 1, log: [], subscribers: new Map() })

// One log entry per request; its end is filled in when the response finishes or the client goes away.
function record(req, res, server) {
  state.inFlight += 1
  const socket = req.socket
  const sentBefore = socket.bytesWritten
  const entry = {
    n: state.log.length + 1,
    server,
    method: req.method,
    path: req.url,
    time: new Date().toISOString(),
    ms: Date.now() - began,
    concurrent: state.inFlight,
    connection: socket.remotePort,
    headers: req.headers,
  }
  state.log.push(entry)
  res.on('close', () => {
    state.inFlight -= 1
    Object.assign(entry, {
      status: res.headersSent ? res.statusCode : null,
      bytes: socket.bytesWritten - sentBefore,
      took: Date.now() - began - entry.ms,
      aborted: !res.writableFinished,
    })
  })
}

const body = (req) =>
  new Promise((resolve, reject) => {
    const parts = []
    req
      .on('data', (part) => parts.push(part))
      .on('end', () => resolve(Buffer.concat(parts)))
      .on('error', reject)
  })

const control = {
  'GET /__log': (_req, res) =>
    res
      .writeHead(200, { 'content-type': 'application/x-ndjson' })
      .end(state.log.map((entry) => `${JSON.stringify(entry)}\n`).join('')),
  'POST /__reset': (_req, res) => {
    reset()
    res.writeHead(204).end()
  },
  'POST /__advance': (_req, res) => {
    state.version += 1
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ version: state.version }))
  },
}

async function answer(req, res) {
  const url = new URL(req.url, world.base)
  const special = control[`${req.method} ${url.pathname}`]
  if (special) return special(req, res)
  record(req, res, 'site')
  const hit = (state.hits.get(url.pathname) ?? 0) + 1
  state.hits.set(url.pathname, hit)
  const found = routes.find(([pattern]) =>
    typeof pattern === 'string' ? pattern === url.pathname : pattern.test(url.pathname),
  )
  if (!found) return res.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>')
  const [pattern, handler] = found
  await handler({
    req,
    res,
    url,
    hit,
    state,
    world,
    match: typeof pattern === 'string' ? [] : pattern.exec(url.pathname),
    body: () => body(req),
    paths: routes.map(([p]) => String(p)),
  })
}

const site = http.createServer({ keepAliveTimeout: 5000 }, (req, res) => {
  answer(req, res).catch((error) => {
    if (!res.headersSent) res.writeHead(500)
    res.end(String(error))
  })
})
// A neighbour that nothing may ever reach: whatever gets here went through the address guard.
const other = http.createServer((req, res) => {
  record(req, res, 'other')
  res.writeHead(200, { 'content-type': 'application/rss+xml' }).end(world.rss(world.items(3)))
})
const listen = (server, port, host) =>
  new Promise((resolve, reject) =>
    server.once('error', reject).listen(port, host, () => resolve(server.address().port)),
  )

const port = await listen(site, Number(values.port), '127.0.0.1')
const otherPort = await listen(other, 0, '127.0.0.1')
const world = makeWorld({ seed: Number(values.seed), base: `http://127.0.0.1:${port}`, otherPort })
const v6 = http.createServer((req, res) => other.emit('request', req, res))
await listen(v6, otherPort, '::1').catch(() => {}) // no IPv6 here: the [::1] redirect then points at nothing
console.log(JSON.stringify({ url: world.base, other: `http://127.0.0.1:${otherPort}`, seed: Number(values.seed) }))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0))
