/**
 * A place where a field may stand on a page. The first that gives a sound value settles the field.
 * `because` says why the place is asked before others, where that is not the order of the field.
 */
export type Source = { source: string; values: () => string[]; because?: string }

/** The first value that `read` finds sound, as it reads it. */
export const firstSound = (
  sources: readonly Source[],
  read: (value: string) => string | undefined,
): string | undefined => {
  for (const { values } of sources)
    for (const value of values()) {
      const sound = read(value)
      if (sound !== undefined) return sound
    }
  return undefined
}

/** A place with one value at most: an empty one is none. */
export const place = (source: string, value: () => string | undefined): Source => ({
  source,
  values: () => [value() ?? ''].filter((said) => said !== ''),
})
