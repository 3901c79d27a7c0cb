import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { describe } from '../description.ts'
import { problems } from '../problem.ts'
import { BROWSE_STYLE } from './browse-style.ts'
import { operationBlock, operationsOf } from './operation-block.ts'

const frame = (title: string, body: unknown) => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/docs.css"></head><body><main>${body}</main></body></html>`

/** `/docs`: the API to read and try, made from its own description; `/problems/…`: what a problem means. */
export const browseRoutes = (app: OpenAPIHono): Hono => {
  const routes = new Hono()
  routes.get('/', (context) => context.redirect('/docs', 302))
  routes.get('/docs.css', (context) => context.body(BROWSE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  routes.get('/docs', (context) => {
    const description = describe(app)
    const operations = operationsOf(description)
    const body = html`<h1>Blotter API</h1><p>${description.info.description}</p>
<p>The same for machines: <a href="/openapi.json">/openapi.json</a>. The log as it grows: <a href="/events">/events</a>.</p>
<nav aria-label="Operations"><ul>${operations.map(({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>`)}</ul></nav>
${operations.map(operationBlock)}`
    return context.html(frame('Blotter API', body))
  })
  routes.get('/problems/:kind', (context) => {
    const found = Object.entries(problems).find(([kind]) => kind === context.req.param('kind'))
    if (!found) return context.notFound()
    const [kind, [status, title]] = found
    return context.html(
      frame(
        title,
        html`<h1>${title}</h1><p>Problem <code>${kind}</code>, status ${status}. Its <code>detail</code> says what to do, and its <code>errors</code> name the parameters.</p><p><a href="/docs">The API</a></p>`,
      ),
    )
  })
  return routes
}
