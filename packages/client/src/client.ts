import { type Operations, operations, type Problem } from './operations.gen.ts'

export type ClientOptions = {
  /** Where the API answers: `http://127.0.0.1:3001`. */
  url: string
  token?: string
  signal?: AbortSignal
}

/** One function for each operation: parameters of path and query, then the body of what writes. */
export type Client = {
  [Name in keyof Operations]: Operations[Name] extends Sparsely
    ? SparseCall<Operations[Name]>
    : (
        parameters: Operations[Name]['parameters'],
        ...body: Operations[Name]['body'] extends undefined ? [] : [Operations[Name]['body']]
      ) => Promise<Operations[Name]['answer']>
}

type Sparsely = { parameters: object; answer: unknown; sparse: unknown }

/** Without `fields` items are whole; with it, any of theirs may be left out. */
type SparseCall<Operation extends Sparsely> = {
  (parameters: Operation['parameters'] & { fields?: never }): Promise<Operation['answer']>
  (parameters: Operation['parameters']): Promise<Operation['sparse']>
}

/** The API refused, and says why. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'Refused'
    this.problem = problem
  }
}

/** A client of Blotter's API. Its functions throw Refused with the problem document, or what fetch throws. */
export const createClient = (options: ClientOptions): Client =>
  Object.fromEntries(
    Object.entries(operations).map(([name, [method, path]]) => [
      name,
      (parameters: Record<string, string | number>, body?: unknown) => ask(options, { method, path, parameters, body }),
    ]),
  ) as unknown as Client // the table and the types are made from the same description

type Asked = { method: string; path: string; parameters: Record<string, string | number>; body: unknown }

const ask = async (
  { url, token, signal }: ClientOptions,
  { method, path, parameters, body }: Asked,
): Promise<unknown> => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (!path.includes(`{${name}}`)) query.set(name, String(value))
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])))
  const response = await fetch(`${url}${filled}${query.size ? `?${query}` : ''}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(signal ? { signal } : {}),
  })
  const text = await response.text()
  if (!response.ok) throw new Refused(JSON.parse(text) as Problem) // every refusal of the API is one
  return text ? JSON.parse(text) : undefined
}
