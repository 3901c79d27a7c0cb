import type { MiddlewareHandler } from 'hono'
import type { Desk, Visit } from '../frame/desk.ts'
import { Refusal } from '../frame/refusal.ts'
import type { Access, Person } from './persons.ts'
import { formTokenOf, isFormToken, readSession } from './session.ts'

/** Paths that tell no content: what a probe, an autoscaler, the way in, and a browser's style sheet need. */
const OPEN = /^\/(?:livez|enter|console\.css|console\.js|icon\.svg|api\/v1\/scale\/[a-z]+)$/

/** Finds out who asks, and lets nobody read who may not. */
export const readGuard =
  (access: Access): MiddlewareHandler<Desk> =>
  async (visit, next) => {
    const session = readSession(visit, access)
    const person = session && session.holder !== 'reader' ? session.holder : null
    visit.set('person', person)
    visit.set('formToken', session ? formTokenOf(session) : '')
    if (session || access.readingIsOpen || OPEN.test(visit.req.path)) return next()
    if (visit.req.method === 'GET' && visit.req.header('accept')?.includes('text/html'))
      return visit.redirect(`/enter?to=${encodeURIComponent(visit.req.path)}`, 303)
    return visit.text('Reading this console needs a token: see docs/console.md.\n', 401)
  }

/**
 * Lets only forms of our own pages change something. Three things have to hold: the browser says that the request comes
 * from this very site, the form brings back what the page gave it, and the session's person may act. A cookie that is
 * SameSite=Strict is the fourth.
 */
export const writeGuard =
  (access: Access): MiddlewareHandler<Desk> =>
  async (visit, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(visit.req.method)) return next()
    if (!isOwnOrigin(visit)) throw new Refusal(403, 'This came from another site, so nothing was done.')
    if (visit.req.path === '/enter') return next()
    const session = readSession(visit, access)
    if (!session) throw new Refusal(401, 'Nobody is signed in here, so nothing was done. Enter a token first.')
    const isBearer = visit.req.header('authorization') !== undefined
    if (!isBearer && !isFormToken(session, await formTokenIn(visit)))
      throw new Refusal(403, 'The form was not of this session, so nothing was done. Load its page again.')
    return next()
  }

const formTokenIn = async (visit: Visit): Promise<string> => {
  const header = visit.req.header('x-blotter-form')
  if (header) return header
  const { form } = await visit.req.parseBody()
  return typeof form === 'string' ? form : ''
}

/** Browsers name where a form comes from; what names nothing is no browser, and has no cookie to be misused either. */
const isOwnOrigin = (visit: Visit): boolean => {
  const site = visit.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = visit.req.header('origin')
  if (origin === undefined) return site === 'same-origin' || visit.req.header('authorization') !== undefined
  return URL.parse(origin)?.host === visit.req.header('host')
}

/** Who acts. @throws Refusal 403 for whoever may only read */
export const actor = (visit: Visit): Person => {
  const person = visit.get('person')
  if (!person) throw new Refusal(403, 'This token may only read, so nothing was done.')
  return person
}
