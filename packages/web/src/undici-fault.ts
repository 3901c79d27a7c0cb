import { isWebFault, LastingWebFault, PassingWebFault } from './web-fault.ts'

/**
 * Turns what undici, sockets and TLS throw into our faults; what is none of theirs comes back as it was.
 * @param url the hop that failed
 */
export const undiciFault = (error: unknown, url: string): unknown => {
  if (isWebFault(error) || !(error instanceof Error)) return error
  const code = codeOf(error)
  if (code === undefined) return error
  const context = { url, cause: error }
  const passing = PASSING.find(([pattern]) => pattern.test(code))?.[1]
  if (passing) return new PassingWebFault(passing, `${url}: ${error.message}`, context)
  const lasting = LASTING.find(([pattern]) => pattern.test(code))?.[1]
  if (lasting) return new LastingWebFault(lasting, `${url}: ${error.message}`, context)
  return new PassingWebFault('unreachable', `${url}: ${error.message}`, context)
}

/** A fault that says the host as a whole does not answer, not only this path. */
export const isHostDead = (error: unknown): boolean =>
  error instanceof PassingWebFault &&
  (error.code === 'dns' || error.code === 'unreachable' || codeOf(error.cause) === 'UND_ERR_CONNECT_TIMEOUT')

/** Node's own list of X.509 failures has no common prefix; these are the ones OpenSSL can give for a server. */
const TLS =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|EPROTO)/

/** `ECONNRESET` is a reset, `ECONNREFUSED` is not; `HPE_INVALID_CONSTANT` is not HTTP, `HPE_HEADER_OVERFLOW` is too large. */
const PASSING = [
  [/^(ENOTFOUND|ENODATA|EAI_\w+|ESERVFAIL)$/, 'dns'],
  [/^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/, 'timeout'],
  [TLS, 'tls'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'reset'],
  [/^UND_ERR_(DESTROYED|CLOSED)$/, 'closed'],
] as const
const LASTING = [
  [/^(UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/, 'too-large'],
  [/^HPE_/, 'not-http'],
  [/^(UND_ERR_INVALID_ARG|ERR_INVALID_URL)$/, 'bad-url'],
] as const

const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.name === 'HTTPParserError') return 'HPE_' // undici leaves the code out where the parser stopped early
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined
}
