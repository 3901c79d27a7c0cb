import { toCloudEvent } from '@blotter/events'
import { plainLine } from '@blotter/pages/text'
import { isChosen } from '@blotter/views'
import { printData, readerGone } from '../output.ts'
import { followPatiently } from '../patient-follow.ts'
import type { Session } from '../session.ts'

export type LogOptions = {
  after: number
  limit?: number
  type?: string
  stream?: string
  follow?: boolean
  json?: boolean
}

/** Prints events in order, and with `follow` those that come. */
export const showLog = async ({ log }: Session, options: LogOptions): Promise<void> => {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  let left = options.limit ?? Number.POSITIVE_INFINITY
  const head = await log.head()
  if (!options.follow && options.after >= head) return
  const signal = AbortSignal.any([stop.signal, readerGone])
  const batches = options.follow
    ? followPatiently(log, { after: options.after, signal })
    : log.subscribe(options.after, signal)
  for await (const batch of batches) {
    for (const event of batch) {
      const wanted = isChosen({ types: options.type?.split(','), stream: options.stream }, event)
      if (wanted && left > 0) {
        left -= 1
        printData(
          options.json
            ? JSON.stringify(toCloudEvent(event))
            : `${String(event.position).padStart(7)}  ${event.recordedAt}  ${event.type.padEnd(18)} ${plainLine(event.streamId)}`,
        )
      }
    }
    if (left <= 0 || (!options.follow && (batch.at(-1)?.position ?? 0) >= head)) return
  }
}
