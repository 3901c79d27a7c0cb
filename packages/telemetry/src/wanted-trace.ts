let wanted: string | null = null

/** Begins a span without parent in a given trace. @param traceId  32 hexadecimal digits; null: any */
export const inTrace = <Begun>(traceId: string | null, begin: () => Begun): Begun => {
  wanted = traceId
  try {
    return begin()
  } finally {
    wanted = null
  }
}

/** The trace that the span that begins now is asked to be in. */
export const wantedTrace = (): string | null => wanted
