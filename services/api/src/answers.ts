import type { z } from '@hono/zod-openapi'
import { problemSchema } from './problem.ts'

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

/** The answers of a route that reads. */
export const answers = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  304: { description: 'Nothing changed since the answer that If-None-Match names' },
  ...refusals,
})

/** What any route may answer instead. */
export const refusals = {
  400: problem('A parameter cannot be used; the problem names it and what to do'),
  401: problem('A token is needed'),
  403: problem('The token does not allow this'),
  404: problem('There is no such thing'),
  409: problem('It does not stand as this asks for'),
  429: problem('Too many requests; Retry-After says when to go on'),
  421: problem('This server goes by another name'),
  503: problem('This would read too much, or the log cannot be read now'),
}

/** What a route that takes a body may answer instead. */
export const bodyRefusals = {
  ...refusals,
  413: problem('The body is too large'),
  415: problem('The body is no JSON'),
}
