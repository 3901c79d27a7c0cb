/**
 * Where a process goes through very much in a row, garbage is collected sooner than V8 does by itself on a large machine:
 * a replay of 20,000 articles held 460 MB, of which it needed 140 (a smaller young generation costs it a tenth of its pace); an API that exported a million incidents 245, and holds
 * 152 with these.
 */
export const V8_FLAGS: Readonly<Partial<Record<string, readonly string[]>>> = {
  replayer: ['--max-old-space-size=256'],
  api: ['--max-semi-space-size=1', '--heap-growing-percent=10'],
}
