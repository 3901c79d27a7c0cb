import { hostname } from 'node:os'
import { context, DiagLogLevel, diag, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { TraceTarget } from './start-tracing.ts'
import { wantedTrace } from './wanted-trace.ts'

const QUIET = 60_000
// ms between two sendings; short, so that a trace is whole soon after its article is.
const EVERY = 2_000

/** Registers what OpenTelemetry's API hands spans to, for this process. */
export const register = (service: string, { endpoint, headers, share }: TraceTarget, warn: (text: string) => void) => {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, headers: { ...headers } })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.namespace': 'blotter',
      'service.name': `blotter-${service}`,
      'service.instance.id': `${hostname()}-${process.pid}`,
    }),
    idGenerator: idGenerator(),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: EVERY, maxQueueSize: 8_192 })],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  const logger = sparing(warn)
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true })
  // What is lost at the end is said, and is no reason to end badly.
  return { close: () => provider.shutdown().catch((error: Error) => logger.error(error.message)) }
}

/** A collector that does not answer is said once a minute. */
const sparing = (warn: (text: string) => void) => {
  let last = 0
  const say = (text: string): void => {
    if (Date.now() - last < QUIET) return
    last = Date.now()
    warn(text)
  }
  const nothing = (): void => {}
  return { error: say, warn: say, info: nothing, debug: nothing, verbose: nothing }
}

/** Random ids, save for the trace that is asked for. */
const idGenerator = () => {
  const random = new RandomIdGenerator()
  return {
    generateTraceId: () => wantedTrace() ?? random.generateTraceId(),
    generateSpanId: () => random.generateSpanId(),
  }
}
