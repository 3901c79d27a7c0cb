import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A way to a database that can be cut: then nothing listens there, and what was open is closed. */
export type BreakableProxy = { url: string; cut: () => Promise<void>; mend: () => Promise<void> }

/** Opens one on a free port; it ends with the test. */
export const breakableProxy = async (databaseUrl: string): Promise<BreakableProxy> => {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  let port = 0
  const listen = async () => {
    const server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname)
      for (const socket of [near, far]) {
        open.add(socket)
        socket.on('error', () => {})
      }
      near.on('close', () => far.destroy())
      far.on('close', () => near.destroy())
      near.pipe(far).pipe(near)
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port // it listens on a port
    return server
  }
  let server = await listen()
  const cut = async (): Promise<void> => {
    server.close()
    for (const socket of open) socket.destroy()
    open.clear()
  }
  onTestFinished(cut)
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  const mend = async (): Promise<void> => {
    server = await listen()
  }
  return { url: url.href, cut, mend }
}
