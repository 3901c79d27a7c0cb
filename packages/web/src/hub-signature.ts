import { createHmac, timingSafeEqual } from 'node:crypto'

/** What hubs may sign with (WebSub, 8). */
const METHODS: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512'])

/**
 * Whether a push is signed with the secret that we gave its hub (WebSub, 8).
 * @param header `X-Hub-Signature`: `sha256=` and hexadecimal digits
 */
export const isSignedBy = (secret: string, header: string | undefined, body: Uint8Array): boolean => {
  const [method = '', digits = ''] = (header ?? '').split('=')
  if (!METHODS.has(method.toLowerCase())) return false
  const wanted = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(digits.trim(), 'hex')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
