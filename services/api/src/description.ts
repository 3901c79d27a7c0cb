import type { OpenAPIHono } from '@hono/zod-openapi'

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** The API as an OpenAPI 3.1 document. */
export const describe = (app: OpenAPIHono): Description =>
  app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Blotter',
      version: '1.0.0',
      description:
        'Incidents with their evidence, current or as of any moment. A refusal is a problem document (RFC 9457) that names the parameter and what to do. Moments are ISO 8601 in UTC; positions are places in the log.',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    },
    servers: [{ url: '/', description: 'This server' }],
    security: [{}, { token: [] }],
    tags: [
      { name: 'incidents', description: 'What happened, one incident counted once' },
      { name: 'claims', description: 'What one article says about one incident, with the sentence' },
      { name: 'articles', description: 'Stories, and how far each has come' },
      { name: 'feeds', description: 'Where articles come from' },
      { name: 'exports', description: 'Files of any size, and what to cite' },
      { name: 'events', description: 'The log' },
      { name: 'webhooks', description: 'Who is told of changes' },
      { name: 'system', description: 'Stages, replays and the taxonomy' },
    ],
  })

/** Serves the document at `/openapi.json`. */
export const describeApi = (app: OpenAPIHono): void => {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'Made with: blotter tokens create. On loopback reading needs none.',
  })
  let text: string | null = null
  app.get('/openapi.json', (context) => {
    text ??= JSON.stringify(describe(app))
    return context.body(text, 200, { 'content-type': 'application/json' })
  })
}
