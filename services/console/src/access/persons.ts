import { createHash, timingSafeEqual } from 'node:crypto'
import { isLoopback } from '@blotter/access'

/** Who may act: the name stands in the log as `who`. */
export type Person = { name: string }

/** Who may do what, by the token that they bring. */
export type Access = {
  /** Whether anybody may act at all. */
  someMayAct: boolean
  /** Whether a page needs a token to be read. */
  readingIsOpen: boolean
  /** Who a token is; `reader`: may read; null: nobody's. */
  holderOf: (token: string) => Person | 'reader' | null
  /** What names a holder in a cookie that outlives no change of its token. */
  keyOf: (name: string) => string | null
}

export type AccessSettings = {
  /** `name:token` each. */
  tokens: readonly string[]
  readToken: string | undefined
  /** Where the console listens. */
  host: string
  anonymousRead: boolean
}

const READER = ''

/** Reads who may do what out of the configuration. */
export const accessOf = ({ tokens, readToken, host, anonymousRead }: AccessSettings): Access => {
  const holders = tokens.map((pair) => {
    const [name = '', ...rest] = pair.split(':')
    return { name: name.trim(), digest: digestOf(rest.join(':')) }
  })
  if (readToken) holders.push({ name: READER, digest: digestOf(readToken) })
  return {
    someMayAct: tokens.length > 0,
    readingIsOpen: isLoopback(host) || anonymousRead,
    holderOf: (token) => {
      const given = digestOf(token)
      // All are compared, so that time tells nothing.
      const found = holders.filter(({ digest }) => timingSafeEqual(digest, given))[0]
      if (!found) return null
      return found.name === READER ? 'reader' : { name: found.name }
    },
    keyOf: (name) => {
      const found = holders.find((holder) => holder.name === name)
      return found ? found.digest.toString('base64url') : null
    },
  }
}

const digestOf = (token: string): Buffer => createHash('sha256').update(`blotter console ${token}`).digest()
