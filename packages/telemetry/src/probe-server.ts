import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EXPOSITION_TYPE, exposition } from './exposition.ts'
import type { Family } from './metric.ts'

/** Null when all is well, else a sentence of what is not. */
export type Check = () => Promise<string | null>

/** What a process answers on a port of its own. */
export type Probes = {
  families: () => Promise<Family[]>
  /** Whether it does its work: `/livez`. Starting it anew should help when it does not. */
  live: Check
  /** Whether it has what it needs: `/readyz`. */
  ready: Check
}

export type ProbeServer = { port: number; close: () => Promise<void> }

/**
 * Serves `/metrics`, `/livez` and `/readyz`.
 * @param address.port  0: any free one
 * @throws what Node throws when the port is taken
 */
export const serveProbes = async (probes: Probes, address: { host: string; port: number }): Promise<ProbeServer> => {
  const answers: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/metrics': async (response) => {
      response.setHeader('content-type', EXPOSITION_TYPE)
      response.end(exposition(await probes.families()))
    },
    '/livez': (response) => answerCheck(response, probes.live),
    '/readyz': (response) => answerCheck(response, probes.ready),
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined
    if (!answer) return void response.writeHead(404).end('There are /metrics, /livez and /readyz.\n')
    answer(response).catch((error: Error) => {
      if (!response.headersSent) response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(`${error.message}\n`)
    })
  })
  server.listen(address.port, address.host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const answerCheck = async (response: ServerResponse, check: Check): Promise<void> => {
  const trouble = await check()
  response.writeHead(trouble ? 503 : 200, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${trouble ?? 'ok'}\n`)
}
