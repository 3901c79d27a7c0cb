import { setTimeout as sleep } from 'node:timers/promises'
import { deterministicId } from '@blotter/events'
import type { Log } from '@blotter/log'

/** ms from the append of a clean text to the report of its claims, one article after the other. */
export const latencies = async ({ log }: { log: Log }, name: string, count: number): Promise<number[]> => {
  const times: number[] = []
  const document = await log.documents.put('A car bomb killed 7 people in Gao, Mali, on Tuesday, the governor said.')
  for (let at = 0; at < count; at += 1) {
    const streamId = `article/${deterministicId('live', name, at)}`
    const url = `https://live.example/${name}/${at}`
    const began = performance.now()
    const { appended } = await log.append([
      {
        eventId: deterministicId(streamId),
        streamId,
        type: 'ArticleCleaned',
        data: {
          url,
          page: document,
          document,
          authors: [],
          kind: 'story',
          cleaner: { name: 'cleaning', version: '0', digest: '0' },
        },
        source: 'blotter/test',
      },
    ])
    const position = appended[0]?.position ?? 0
    for (;;) {
      const [row] = await log.query<{ done: boolean }>(
        "SELECT EXISTS (SELECT FROM blotter_work.stage_effect WHERE stage = 'extract' AND position = $1) AS done",
        [position],
      )
      if (row?.done) break
      await sleep(2)
    }
    times.push(performance.now() - began)
    await sleep(50)
  }
  return times
}

export const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
