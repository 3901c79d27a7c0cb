import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Visit } from './desk.ts'
import { oneLine } from './text.ts'

const NAME = 'blotter-news'
const SECONDS = 20

/** Says something on the next page that this browser sees. */
export const tellNext = (visit: Visit, sentence: string): void =>
  setCookie(visit, NAME, encodeURIComponent(oneLine(sentence)), {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: SECONDS,
  })

/** What was to be said; once. */
export const takeNews = (visit: Visit): string | null => {
  const told = getCookie(visit, NAME)
  if (!told) return null
  deleteCookie(visit, NAME, { path: '/' })
  try {
    return oneLine(decodeURIComponent(told))
  } catch {
    return null
  }
}
