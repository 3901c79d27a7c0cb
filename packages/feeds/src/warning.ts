/** Something of a feed that was repaired or could not be read; the code is stable kebab-case. */
export type Warning = { code: string; message: string }

/**
 * Collects warnings; those of one code become one, with the first message and a count, so that no feed can flood.
 * @param readAt  when the document was had, ms since 1970, by which its dates are judged; absent: they stand as they are
 */
export class WarningList {
  readonly readAt: number | undefined
  readonly #byCode = new Map<string, { message: string; count: number }>()

  constructor(readAt?: number) {
    this.readAt = readAt
  }

  add(code: string, message: string): void {
    const seen = this.#byCode.get(code)
    if (seen) seen.count += 1
    else this.#byCode.set(code, { message, count: 1 })
  }

  /** In the order in which the codes first came up. */
  list(): Warning[] {
    return [...this.#byCode].map(([code, { message, count }]) => ({
      code,
      message: count > 1 ? `${message} (and ${count - 1} more)` : message,
    }))
  }
}
