import type { describe } from './description.ts'

type Description = ReturnType<typeof describe>

/** What of JSON Schema our own description uses. */
type Schema = {
  $ref?: string
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  type?: string | string[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
}

type Body = { content?: Record<string, { schema?: Schema }> }
type Operation = {
  operationId: string
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required?: boolean }[]
  requestBody?: Body
  responses: Record<string, Body>
}

const METHODS = ['get', 'post', 'delete'] as const

/** TypeScript of the client's types, and the table that it works by, from the API's description. */
export const clientSource = (description: Description): string => {
  const { components, paths } = description as unknown as {
    components: { schemas: Record<string, Schema> }
    paths: Record<string, Partial<Record<(typeof METHODS)[number], Operation>>>
  } // of our own making: no references but to schemas
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, ...item[method] }] : [])),
  )
  const shapes = Object.entries(components.schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)}\n`)
  const types = operations.map((each) => `  ${each.operationId}: ${operationType(each)}\n`)
  const table = operations.map(
    ({ operationId, method, path }) => `  ${operationId}: ['${method.toUpperCase()}', '${path}'],\n`,
  )
  return [
    '// Made from the API: node services/api/scripts/write-description.ts\n\n',
    ...shapes.map((shape) => `${shape}\n`),
    `/** What each operation takes and answers. */\nexport type Operations = {\n${types.join('')}}\n\n`,
    `/** Method and path of each operation. */\nexport const operations = {\n${table.join('')}} as const\n`,
  ].join('')
}

const operationType = ({ parameters = [], requestBody, responses }: Operation): string => {
  const taken = parameters.filter((each) => each.in !== 'header')
  const shown = taken.map(
    ({ name, required, in: where }) => `${name}${required ? '' : '?'}: string${where === 'query' ? ' | number' : ''}`,
  )
  const body = schemaIn(requestBody)
  const answer = schemaIn(responses['200'] ?? responses['201'])
  // A list's pages are whole, or sparse where `fields` is given.
  const [whole, sparse] = answer?.anyOf ?? [answer]
  const said = [
    `parameters: { ${shown.join('; ')} }`,
    `body: ${body ? typeOf(body) : 'undefined'}`,
    `answer: ${whole ? typeOf(whole) : 'undefined'}`,
    ...(sparse ? [`sparse: ${typeOf(sparse)}`] : []),
  ]
  return `{ ${said.join('; ')} }`
}

const schemaIn = (body: Body | undefined): Schema | undefined => body?.content?.['application/json']?.schema

const typeOf = (schema: Schema): string => {
  if (schema.$ref) return schema.$ref.slice('#/components/schemas/'.length)
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ')
  const either = schema.anyOf ?? schema.oneOf
  if (either) return `(${either.map(typeOf).join(' | ')})`
  if (schema.enum) return `(${schema.enum.map((each) => JSON.stringify(each)).join(' | ')})`
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const names = [schema.type ?? []].flat()
  return names.length ? names.map((name) => plainType(name, schema)).join(' | ') : 'unknown'
}

const plainType = (name: string, schema: Schema): string => {
  if (name === 'array') return `(${typeOf(schema.items ?? {})})[]`
  if (name === 'object') return objectType(schema)
  return name === 'integer' ? 'number' : name
}

const objectType = ({ properties, required = [], additionalProperties }: Schema): string => {
  if (properties) {
    const fields = Object.entries(properties).map(
      ([name, each]) => `${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(each)}`,
    )
    return `{ ${fields.join('; ')} }`
  }
  return `Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'}>`
}
