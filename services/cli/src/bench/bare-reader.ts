import { Agent, get } from 'node:http'

/** What a reader was answered, and how long the whole answer took, in ms. */
export type Reading = { ms: number; status: number; etag: string }

/** Readers beside a server on the same cores: they keep connections, and pass over what they are sent, since that is what counts. */
export type BareReader = {
  /** @throws Error for any status but 200 and 304 */
  read: (address: string, headers?: Readonly<Record<string, string>>) => Promise<Reading>
  close: () => void
}

/** @param connections  most at a time */
export const openReader = (connections: number): BareReader => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return { read: (address, headers = {}) => timed(address, { agent, headers }), close: () => agent.destroy() }
}

const timed = (address: string, options: { agent: Agent; headers: Readonly<Record<string, string>> }) =>
  new Promise<Reading>((resolve, reject) => {
    const began = performance.now()
    const request = get(address, options, (response) => {
      const { statusCode: status = 0, headers } = response
      const fine = status === 200 || status === 304
      const wrong: Buffer[] = []
      response.on('data', (piece: Buffer) => {
        if (!fine) wrong.push(piece)
      })
      response.once('error', reject)
      response.once('end', () => {
        if (fine) resolve({ ms: performance.now() - began, status, etag: headers.etag ?? '' })
        else reject(new Error(`${address}: ${status} ${Buffer.concat(wrong)}`))
      })
    })
    request.once('error', reject)
  })
