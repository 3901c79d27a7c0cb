import http, { type IncomingHttpHeaders } from 'node:http'

/** GET on a connection of its own, with no client that unpacks bodies or adds headers: what stands on the wire. */
export const rawGet = (
  url: URL,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> =>
  new Promise((resolve, reject) => {
    http
      .get(url, { headers, agent: false }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part)).on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        )
      })
      .on('error', reject)
  })
