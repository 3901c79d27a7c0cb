import { type InputSpan, openInputSpan } from '@blotter/telemetry'
import type { Input } from './input.ts'
import type { Stage } from './stage.ts'

/** An input with the span of one attempt at it, in the trace of its article. */
export const withSpan = ({ name: stage }: Stage, input: Input, attempt: number): Input & { span: InputSpan } => {
  if (!('event' in input)) {
    const attributes = { 'blotter.feed': input.entry.subject, 'blotter.attempt': attempt }
    return { ...input, span: openInputSpan({ stage, trail: null, attributes }) }
  }
  const { position, event } = input
  const attributes = { 'blotter.stream': event.streamId, 'blotter.position': position, 'blotter.attempt': attempt }
  const { correlationId: trail, meta } = event
  return { ...input, span: openInputSpan({ stage, trail, traceparent: meta.traceparent, attributes }) }
}

/** Ends the span of an attempt that is made again later. */
export const endFailed = (span: InputSpan, error: unknown): void => {
  span.failed(error)
  span.end()
}
