import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A way to a server on loopback that can fall silent: its connections stay, and nothing comes through, until it speaks again or they are cut. */
export type StallingProxy = { port: number; stall: () => void; resume: () => void; cut: () => void }

/** Opens one to the server at a port; it is closed at the test's end. */
export const stallingProxy = async (to: number): Promise<StallingProxy> => {
  const sockets = new Map<Socket, Socket>()
  let silent = false
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [from, onto] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.set(from, onto)
      from.on('error', () => onto.destroy())
      from.on('close', () => onto.destroy())
      if (!silent) from.pipe(onto)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = (): void => {
    for (const socket of sockets.keys()) socket.destroy()
    server.close()
  }
  onTestFinished(cut)
  const stall = (): void => {
    silent = true
    for (const socket of sockets.keys()) socket.unpipe().pause()
  }
  const resume = (): void => {
    silent = false
    for (const [from, onto] of sockets) from.pipe(onto)
  }
  return { port: (server.address() as AddressInfo).port, stall, resume, cut } // it listens on a port
}
