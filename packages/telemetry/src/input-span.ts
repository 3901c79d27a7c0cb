/** What a stage does with one input, in the trace of the input's article. Free where tracing is off. */
export type InputSpan = {
  /**
   * What an event that the input leads to carries on, as W3C `traceparent`: of an article that is met here for the first
   * time, the root of a trace of its own. null where nothing is recorded.
   * @param trail  the event's correlation id
   */
  parentOf: (trail: string | null) => string | null
  /** What went wrong, when it did. */
  failed: (error: unknown) => void
  /** @param outcome  its name; left out where there is none yet */
  end: (outcome?: string) => void
}

export type Traced = {
  stage: string
  /** The input's correlation id; null for a poll. */
  trail: string | null
  /** What the event that is the input carries. */
  traceparent?: unknown
  attributes: Readonly<Record<string, string | number>>
}

const UNRECORDED: InputSpan = { parentOf: () => null, failed: () => {}, end: () => {} }

let open: (traced: Traced) => InputSpan = () => UNRECORDED

/** From now on spans are opened so, in the whole process. */
export const openSpansBy = (recorded: (traced: Traced) => InputSpan): void => {
  open = recorded
}

/** Begins a span, where the process traces; linked to BullMQ's own span of the job that brought the input. */
export const openInputSpan = (traced: Traced): InputSpan => open(traced)
