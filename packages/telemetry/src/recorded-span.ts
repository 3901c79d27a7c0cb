import { type Context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { InputSpan, Traced } from './input-span.ts'
import { traceIdOf } from './trace-id.ts'
import { inTrace } from './wanted-trace.ts'

/** Begins a span; linked to BullMQ's own span of the job that brought the input. */
export const openRecordedSpan = ({ stage, trail, traceparent, attributes }: Traced): InputSpan => {
  const tracer = trace.getTracer('blotter')
  const job = trace.getActiveSpan()?.spanContext()
  const begun = Date.now()
  const links = job ? [{ context: job }] : []
  const named = { 'blotter.stage': stage, 'messaging.destination.name': stage, ...attributes }
  const own = traceIdOf(trail)
  const open = (id: string | null, parent: Context, also = links): Span =>
    inTrace(id, () =>
      tracer.startSpan(stage, { kind: SpanKind.CONSUMER, attributes: named, links: also, startTime: begun }, parent),
    )
  const span = open(own, parentIn(own, traceparent))
  const roots = new Map<string, string | null>()
  return {
    parentOf: (of) => {
      const id = traceIdOf(of)
      if (!id || id === span.spanContext().traceId) return headerOf(span)
      if (!roots.has(id)) {
        const root = open(id, ROOT_CONTEXT, [{ context: span.spanContext() }])
        roots.set(id, headerOf(root))
        root.end()
      }
      return roots.get(id) ?? null
    },
    failed: (error) => {
      span.recordException(error instanceof Error ? error : String(error))
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) })
    },
    end: (outcome) => {
      if (outcome !== undefined) span.setAttribute('blotter.outcome', outcome)
      span.end()
    },
  }
}

/** The span that the input came from, where it is one of the same trace. */
const parentIn = (traceId: string | null, traceparent: unknown): Context => {
  if (typeof traceparent !== 'string') return ROOT_CONTEXT
  const parent = propagation.extract(ROOT_CONTEXT, { traceparent })
  return trace.getSpanContext(parent)?.traceId === traceId ? parent : ROOT_CONTEXT
}

const headerOf = (span: Span): string | null => {
  const carrier: { traceparent?: string } = {}
  if (span.isRecording()) propagation.inject(trace.setSpan(ROOT_CONTEXT, span), carrier)
  return carrier.traceparent ?? null
}
