import { Fault, InputFault, RetryableFault } from '@blotter/events'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What was wrong with a request, in the form of RFC 9457; `errors` names each parameter with what to do about it. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: '/problems/bad-parameter' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem')

type Told = { parameter: string; detail: string }

/** Kinds of problems: their status, and what they mean. */
export const problems = {
  'bad-parameter': [400, 'A parameter cannot be used'],
  'bad-body': [400, 'The body cannot be used'],
  'bad-request': [400, 'The request cannot be read'],
  'timed-out': [408, 'The request did not come to its end'],
  'no-token': [401, 'A token is needed'],
  'not-allowed': [403, 'The token does not allow this'],
  'not-found': [404, 'There is nothing here'],
  'wrong-method': [405, 'This address takes another method'],
  conflict: [409, 'It does not stand as this asks for'],
  'ahead-of-log': [409, 'The history is not read that far'],
  'too-large': [413, 'The body is too large'],
  'wrong-type': [415, 'The body is of another type'],
  'wrong-host': [421, 'This server goes by another name'],
  'too-many-requests': [429, 'Too many requests'],
  'too-long': [431, 'The address or the headers are too long'],
  fault: [500, 'Blotter failed'],
  'slow-search': [503, 'This would read too much'],
  unreachable: [503, 'The log cannot be read now'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>
export type ProblemKind = keyof typeof problems

/** Ends a request with a problem document. */
export class Problem extends Fault {
  readonly code: ProblemKind
  readonly disposition = 'park'
  readonly errors: readonly Told[]
  readonly headers: Readonly<Record<string, string>>
  constructor(
    code: ProblemKind,
    detail: string,
    { errors = [], headers = {} }: { errors?: readonly Told[]; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.code = code
    this.errors = errors
    this.headers = headers
  }
}

/** A problem document, of the request for a path. */
export const problemText = (problem: Problem, instance: string): { status: ContentfulStatusCode; body: string } => {
  const [status, title] = problems[problem.code]
  const told = {
    type: `/problems/${problem.code}`,
    ...{ title, status, detail: problem.message, instance },
    ...(problem.errors.length ? { errors: problem.errors } : {}),
  }
  return { status, body: JSON.stringify(told) }
}

export const problemHeaders = ({ headers }: Problem): Record<string, string> => ({
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
  ...headers,
})

/** Answers with a problem document. */
export const answerProblem = (context: Context, problem: Problem): Response => {
  const { status, body } = problemText(problem, context.req.path)
  return context.body(body, status, problemHeaders(problem))
}

const SLOW = 'Narrow it: fewer years, one country or type, or rarer words.'
// query_canceled: past the statement timeout.
const CANCELED = '57014'
/** Of the log's own faults, those that a parameter caused. */
const PARAMETERS: Readonly<Record<string, string>> = { 'bad-cursor': 'cursor', 'ahead-of-log': 'as_of' }

/** The problem behind anything thrown; null: a fault of ours. */
export const problemOf = (thrown: unknown): Problem | null => {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof HTTPException && thrown.status < 500) return ofBody(thrown)
  if ((thrown as { code?: unknown } | null)?.code === CANCELED)
    return new Problem('slow-search', `This would read too much. ${SLOW}`, { headers: { 'retry-after': '30' } })
  if (thrown instanceof InputFault) return ofInput(thrown)
  if (thrown instanceof RetryableFault)
    return new Problem('unreachable', 'The log cannot be read now; try again in a moment.', {
      headers: { 'retry-after': '5' },
    })
  return null
}

/** Hono refuses a body before its schema is asked. */
const ofBody = ({ status }: HTTPException): Problem =>
  status === 415
    ? new Problem('wrong-type', 'A body must be JSON, with content-type: application/json.')
    : new Problem('bad-body', 'The body must be JSON.')

const ofInput = ({ code, message }: InputFault): Problem => {
  const parameter = PARAMETERS[code]
  if (!parameter) return new Problem(/^no-such/.test(code) ? 'not-found' : 'conflict', message)
  const kind = code === 'ahead-of-log' ? code : 'bad-parameter'
  return new Problem(kind, `${parameter}: ${message}.`, { errors: [{ parameter, detail: message }] })
}

/** The problem of one parameter. @param detail  what to do, such as "must be a whole number" */
export const problemOfOne = (parameter: string, detail: string, kind: ProblemKind = 'bad-parameter'): Problem =>
  problemOfAll(kind, [{ parameter, detail }])

const problemOfAll = (kind: ProblemKind, errors: readonly Told[]): Problem => {
  const detail = errors.map((each) => `${each.parameter}: ${each.detail}.`).join(' ')
  return new Problem(kind, detail.slice(0, 2_000), { errors })
}

/** The problem of parameters that a schema refuses. */
export const problemOfParameters = (error: z.core.$ZodError): Problem => {
  const errors = error.issues.flatMap((issue): Told[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.slice(0, 10).map((key) => ({ parameter: key.slice(0, 100), detail: issue.message }))
    return [{ parameter: String(issue.path[0] ?? 'body'), detail: issue.message }]
  })
  return problemOfAll('bad-parameter', errors)
}

/** The problem of a body that a schema refuses. */
export const problemOfBody = (error: z.core.$ZodError): Problem => {
  const errors = error.issues.slice(0, 5).flatMap((issue): Told[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.slice(0, 5).map((key) => ({ parameter: key.slice(0, 100), detail: 'is not known here' }))
    const missing = issue.code === 'invalid_type' && issue.input === undefined && /undefined$/.test(issue.message)
    return [{ parameter: issue.path.join('.') || 'body', detail: missing ? 'must be given' : issue.message }]
  })
  return problemOfAll('bad-body', errors)
}
