import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Visit } from '../frame/desk.ts'
import type { Access, Person } from './persons.ts'

const NAME = 'blotter-session'
/** A working day. */
const SECONDS = 12 * 60 * 60

/** A visit that a token opened: who, and what its forms are sealed with. */
export type Session = { holder: Person | 'reader'; seal: string }

/** Opens a session: name, end and a nonce, signed with what follows from the holder's token. */
export const openSession = (visit: Visit, access: Access, holder: Person | 'reader'): void => {
  const name = holder === 'reader' ? '' : holder.name
  const key = access.keyOf(name)
  if (key === null) return
  const said = `${Buffer.from(name).toString('base64url')}.${Date.now() + SECONDS * 1_000}.${randomBytes(12).toString('base64url')}`
  setCookie(visit, NAME, `${said}.${sign(key, said)}`, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: SECONDS,
    secure: new URL(visit.req.url).protocol === 'https:',
  })
}

/** Ends the session of this browser. */
export const endSession = (visit: Visit): void => void deleteCookie(visit, NAME, { path: '/' })

/** The session that a request belongs to; null: none, or one that has ended. */
export const readSession = (visit: Visit, access: Access): Session | null => {
  const bearer = /^Bearer (\S+)$/.exec(visit.req.header('authorization') ?? '')?.[1]
  if (bearer) {
    const holder = access.holderOf(bearer)
    return holder && { holder, seal: sign(bearer, 'bearer') }
  }
  const [packed, until, nonce, signature] = (getCookie(visit, NAME) ?? '').split('.')
  if (packed === undefined || !until || !nonce || !signature) return null
  const name = Buffer.from(packed, 'base64url').toString()
  const key = access.keyOf(name)
  if (key === null || Number(until) < Date.now()) return null
  if (!same(signature, sign(key, `${packed}.${until}.${nonce}`))) return null
  return { holder: name ? { name } : 'reader', seal: signature }
}

/** What forms of a session carry: another text on each page, so that a compressed page betrays nothing of it. */
export const formTokenOf = ({ seal }: Session): string => {
  const nonce = randomBytes(9).toString('base64url')
  return `${nonce}.${sign(seal, nonce)}`
}

/** Whether a form came from a page of this session. */
export const isFormToken = ({ seal }: Session, token: string): boolean => {
  const [nonce = '', signature = ''] = token.split('.')
  return same(signature, sign(seal, nonce))
}

const sign = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
