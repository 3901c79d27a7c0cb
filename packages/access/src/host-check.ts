/**
 * Whether a Host header names this server. A page of a stranger can make its own name point to 127.0.0.1 (DNS
 * rebinding) and would then be read as if it were ours; its name still stands in the header.
 * @param names  host names and addresses beside those of loopback, in lower case, without port
 */
export const isOurHost = (header: string | undefined, names: ReadonlySet<string>): boolean => {
  // Matches "localhost:3000", "[::1]". Not: "user@localhost", "localhost/", "".
  if (!header || !/^[^@/?#\\\s]+$/.test(header)) return false
  const host = URL.parse(`http://${header}`)?.hostname
  return host !== undefined && (LOOPBACK.test(host) || names.has(host))
}

// Matches "localhost", "desk.localhost", "127.0.0.1", "[::1]". Not: "localhost.example", "127.0.0.1.example".
const LOOPBACK = /^(?:(?:[a-z0-9-]+\.)*localhost\.?|127\.\d+\.\d+\.\d+|\[::1\])$/

// What means every address names none.
const ANY = new Set(['0.0.0.0', '[::]'])

/** The names that `isOurHost` takes: where the server listens, and those that the operator has given it. */
export const ownNames = (listens: string, given: readonly string[]): ReadonlySet<string> => {
  const names = [listens, ...given].flatMap((name) => URL.parse(`http://${bracketed(name)}`)?.hostname ?? [])
  return new Set(names.filter((name) => !ANY.has(name)))
}

const bracketed = (name: string): string => (name.includes(':') && !name.startsWith('[') ? `[${name}]` : name)
