import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A token as its holder keeps it, what names it, and what we keep of it. */
export type NewToken = { token: string; id: string; digest: Buffer }

// Matches "blt_1a2b3c4d5e6f_…43 letters of base64url". Not: "Bearer blt_…".
const TOKEN = /^blt_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/

/** Makes a token: 256 random bits, so that a plain hash of it keeps it. */
export const makeToken = (): NewToken => {
  const id = randomBytes(6).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { token: `blt_${id}_${secret}`, id, digest: digestOf(secret) }
}

/** The parts of a token; null for what is none. */
export const readToken = (text: string): Omit<NewToken, 'token'> | null => {
  const [, id, secret] = TOKEN.exec(text) ?? []
  return id && secret ? { id, digest: digestOf(secret) } : null
}

/** Compares in a time that tells nothing. */
export const isSameDigest = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)

/**
 * The token that a request brings: as a bearer (RFC 6750), or as the password of Basic (RFC 7617), which is all that
 * feed readers and spreadsheets can send. Null where there is none.
 */
export const bearerIn = (authorization: string | undefined): string | null => {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) +(\S{1,400})$/i.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  if (!scheme) return null
  const pair = Buffer.from(value, 'base64').toString()
  return pair.slice(pair.indexOf(':') + 1)
}

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
