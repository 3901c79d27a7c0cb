import { html } from 'hono/html'
import type { describe } from '../description.ts'

type Description = ReturnType<typeof describe>
type Parameter = {
  name: string
  in: string
  required?: boolean
  description?: string
  example?: unknown
  schema?: { description?: string; example?: unknown }
}
export type Operation = { id: string; method: string; path: string; summary: string; parameters: Parameter[] }

/** The operations of a description, in its order. */
export const operationsOf = ({ paths = {} }: Description): Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'delete'] as const).flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const parameters = (operation.parameters ?? []) as Parameter[] // ours are never references
      return [{ id: operation.operationId ?? '', method, path, summary: operation.summary ?? '', parameters }]
    }),
  )

/** An operation with its parameters; one that reads is a form, so that it can be tried without a script. */
export const operationBlock = ({ id, method, path, summary, parameters }: Operation) => {
  const tries = method === 'get' && !path.includes('{')
  return html`<section id="${id}"><h2>${summary}</h2><p><code>${method.toUpperCase()} ${path}</code></p>
${parameters.length ? html`<table><thead><tr><th scope="col">Parameter</th><th scope="col">What it does</th><th scope="col">Example</th></tr></thead><tbody>${parameters.map(row)}</tbody></table>` : ''}
${tries ? html`<p><a href="${path}">Try it</a></p>` : ''}</section>`
}

const row = ({ name, required, description, example, schema }: Parameter) =>
  html`<tr><th scope="row"><code>${name}</code>${required ? ' (needed)' : ''}</th><td>${description ?? schema?.description ?? ''}</td><td><code>${String(example ?? schema?.example ?? '')}</code></td></tr>`
