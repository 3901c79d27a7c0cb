import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { openLog } from '@blotter/log'
import { startApi } from './api-process.ts'
import { atMost, type BenchRow } from './bench.ts'

const READERS = 200

/** How soon an append is with every one of 200 readers of the stream. */
export const streamRows = async (
  databaseUrl: string,
  { appends, say }: { appends: number; say: (text: string) => void },
): Promise<BenchRow[]> => {
  const log = await openLog({ url: databaseUrl, name: 'bench' })
  const api = await startApi(databaseUrl)
  try {
    say(`${READERS} readers of the stream`)
    const appendedAt = new Map<number, number>()
    const delays: number[] = []
    const readers = await Promise.all(
      Array.from({ length: READERS }, () =>
        readEvents(`${api.url}/events`, (position) => {
          const began = appendedAt.get(position)
          if (began !== undefined) delays.push(performance.now() - began)
        }),
      ),
    )
    for (let number = 0; number < appends; number += 1) {
      await sleep(50 + Math.random() * 150)
      const next = (await log.head()) + 1
      // From before the append: a reader may have the event before its writer hears that it is in.
      appendedAt.set(next, performance.now())
      await log.append([look(number)])
    }
    for (let tries = 0; delays.length < READERS * appends && tries < 100; tries += 1) await sleep(100)
    for (const leave of readers) leave()
    if (delays.length < READERS * appends) throw new Error(`${delays.length} of ${READERS * appends} events arrived`)
    const p95 = delays.toSorted((a, b) => a - b)[Math.ceil(0.95 * delays.length) - 1] ?? Number.NaN
    return [atMost(`stream: append to reader, p95, ${READERS} readers`, p95, { target: 500, unit: 'ms' })]
  } finally {
    await api.stop()
    await log.close()
  }
}

const look = (number: number) => ({
  eventId: randomUUID(),
  streamId: 'operator',
  type: 'OperatorActed' as const,
  data: { who: 'bench', what: 'look', why: 'to measure', selection: 'all', count: number, outcome: 'seen' },
  source: 'blotter/bench',
})

/** Reads a stream. @returns how to leave, once it is open */
const readEvents = (address: string, onPosition: (position: number) => void): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const request = get(address, { agent: false }, (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => {
        text += piece.toString()
        const ends = text.lastIndexOf('\n\n')
        if (ends < 0) return
        for (const [, position] of text.slice(0, ends).matchAll(/^id: (\d+)\ndata/gm)) onPosition(Number(position))
        text = text.slice(ends)
      })
      response.on('error', () => {})
      resolve(() => request.destroy())
    })
    request.on('error', reject)
  })
