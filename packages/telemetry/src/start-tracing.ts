import { openSpansBy } from './input-span.ts'

/** Where spans go: OTLP over HTTP, as JSON. */
export type TraceTarget = {
  /** Base address of a collector, to which `/v1/traces` is added. */
  endpoint: string
  headers: Readonly<Record<string, string>>
  /** Of the articles, 0 to 1: all stages make the same choice. */
  share: number
}

export type Tracing = {
  /** Sends what is left. */
  close: () => Promise<void>
}

/**
 * Begins to send spans, for the whole process; without a target everything that makes spans makes none.
 * @param warn  told, once a minute at most, when spans cannot be sent
 */
export const startTracing = async (
  service: string,
  target: TraceTarget | null,
  warn: (text: string) => void,
): Promise<Tracing | null> => {
  if (!target) return null
  // OpenTelemetry is a second's work to load; who does not trace does not pay for it.
  const { register } = await import('./tracing.ts')
  openSpansBy((await import('./recorded-span.ts')).openRecordedSpan)
  return register(service, target, warn)
}
