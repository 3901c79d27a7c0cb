import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Desk, Visit } from '../frame/desk.ts'
import { tellNext } from '../frame/news.ts'
import { page } from '../frame/page.ts'
import type { Access } from './persons.ts'
import { endSession, openSession } from './session.ts'

/** ms that a wrong token waits for its answer, so that guessing is slow; a right one does not. */
const PATIENCE = 700

/** `/enter`: where a token is given; `/leave`: where it is taken back. */
export const enterRoutes = (access: Access): Hono<Desk> => {
  const routes = new Hono<Desk>()
  routes.get('/enter', async (visit) => visit.html(await enterPage(visit, access)))
  routes.post('/enter', async (visit) => {
    const { token, to } = await visit.req.parseBody()
    const holder = typeof token === 'string' ? access.holderOf(token.trim()) : null
    if (!holder) {
      await new Promise((resolve) => setTimeout(resolve, PATIENCE))
      return visit.html(await enterPage(visit, access, 'That token is nobody’s.'), 401)
    }
    openSession(visit, access, holder)
    if (holder !== 'reader') tellNext(visit, `What you do here stands in the log under the name ${holder.name}.`)
    return visit.redirect(ownPath(typeof to === 'string' ? to : '/'), 303)
  })
  routes.post('/leave', (visit) => {
    endSession(visit)
    return visit.redirect('/', 303)
  })
  return routes
}

/** Where to go on, within this console. Matches "/dead?stage=fetch". Not: "//evil.example", "/\evil.example". */
const ownPath = (to: string): string => (/^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/')

const enterPage = (visit: Visit, access: Access, trouble?: string) => {
  const closed = !access.someMayAct
  const body = html`<h1>Enter</h1>
${
  closed
    ? html`<p>No token is configured, so this console is read-only. Set <code>CONSOLE_TOKENS=name:token</code> and start it anew; the name then stands beside every act. Every act is also a command: see <code>npx --no-install blotter --help</code>.</p>`
    : html`<p>A token says who you are. What you do then stands in the log under that name.</p>`
}
${trouble ? html`<p class="news bad" role="alert"><span aria-hidden="true">▲</span> ${trouble}</p>` : ''}
${
  closed && access.readingIsOpen
    ? ''
    : html`<form class="form" method="post" action="/enter"><input type="hidden" name="to" value="${ownPath(visit.req.query('to') ?? '/')}">
<label for="token">Token</label><input id="token" name="token" type="password" required autocomplete="current-password" autofocus>
<button>Enter</button></form>`
}`
  return page(visit, { title: 'Enter', body })
}
