import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '@blotter/log'

/**
 * Appends while the first screen is open, at no fixed point of its rhythm, and waits until its stream shows the new
 * position.
 * @returns ms from the append's return to the part that shows it
 */
export const appendToPage = async (url: string, log: Log, times: number): Promise<number[]> => {
  const stop = new AbortController()
  const shown = watchPosition(await fetch(`${url}/now/stream`, { signal: stop.signal }))
  const delays: number[] = []
  await shown(await log.head())
  for (let each = 0; each < times; each += 1) {
    await sleep(200 + Math.random() * 1_500)
    const { appended } = await log.append([
      {
        eventId: randomUUID(),
        streamId: 'operator',
        type: 'OperatorActed',
        data: { who: 'bench', what: 'look', why: 'to measure', selection: 'all', count: 0, outcome: 'seen' },
        source: 'blotter/bench',
      },
    ])
    const began = performance.now()
    await shown(appended[0]?.position ?? 0)
    delays.push(performance.now() - began)
  }
  stop.abort()
  return delays
}

// Matches `<a href="/log">20,451</a>`.
const POSITION = /<a href="\/log">([\d,]+)<\/a>/g

/** Reads an open page's stream. @returns waits until it has shown a position */
const watchPosition = (response: Response): ((position: number) => Promise<void>) => {
  let seen = 0
  let tell = Promise.withResolvers<void>()
  void (async () => {
    const decoder = new TextDecoder()
    let text = ''
    for await (const piece of response.body ?? []) {
      text = (text + decoder.decode(piece, { stream: true })).slice(-20_000)
      for (const [, position = ''] of text.matchAll(POSITION))
        seen = Math.max(seen, Number(position.replaceAll(',', '')))
      tell.resolve()
      tell = Promise.withResolvers()
    }
  })().catch(() => {})
  return async (position) => {
    while (seen < position) await tell.promise
  }
}
