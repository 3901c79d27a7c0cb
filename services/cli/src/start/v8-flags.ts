/**
 * Where a process goes through very much in a row, garbage is collected sooner than V8 does by itself on a large machine:
 * a replay of 20,000 articles held 460 MB, of which it needed 140; an API that exported a million incidents 245, and holds
 * 152 with these. Nothing is capped: one page that needs more gets it.
 */
export const V8_FLAGS: Readonly<Partial<Record<string, readonly string[]>>> = {
  replayer: ['--heap-growing-percent=20'],
  api: ['--max-semi-space-size=2', '--heap-growing-percent=10'],
}
