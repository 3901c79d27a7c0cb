import type { Order, Page } from '@blotter/views'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Problem } from './problem.ts'

const MOST = 500

/** How much of a list, from where on, and which fields of each. */
export const pageShape = {
  limit: z
    .string({ error: 'must be given once, as text' })
    .regex(/^\d{1,4}$/, `must be a whole number from 1 to ${MOST}`)
    .transform(Number)
    .refine((count) => count >= 1 && count <= MOST, `must be a whole number from 1 to ${MOST}`)
    .optional()
    .openapi({ description: `At most so many; 50 where nothing is said, ${MOST} at most`, example: '50' }),
  cursor: z
    .string({ error: 'must be given once, as text' })
    .min(1, 'must not be empty; leave it out to begin anew')
    .max(400, 'must be a "next" that this very list gave; leave it out to begin anew')
    .optional()
    .openapi({ description: '`next` of the page before' }),
  fields: z
    .string({ error: 'must be given once, as text' })
    .max(400, 'must name fewer fields')
    .optional()
    .openapi({ description: 'Only these fields of each, with commas', example: 'id' }),
}

export const orderParameter = z
  .enum(['day', 'recorded'], { error: 'must be day (when it happened) or recorded (when it was last changed)' })
  .optional()
  .openapi({ description: 'The newest first, by the day it happened (day) or by when it was last changed (recorded)' })

export const PAGE = 50

export const pageOf = (asked: {
  limit?: number | undefined
  cursor?: string | undefined
  order?: Order | undefined
}) => ({
  order: asked.order ?? 'day',
  limit: asked.limit ?? PAGE,
  ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
})

/** Takes the fields that are asked for; null: all. @throws Problem for a field that there is not */
export const fieldsOf = (asked: string | undefined, schema: z.ZodObject): ((row: object) => object) | null => {
  if (asked === undefined) return null
  const fields = [...new Set(asked.split(',').map((field) => field.trim()))]
  const known = Object.keys(schema.shape)
  const unknown = fields.filter((field) => !known.includes(field))
  if (unknown.length) {
    const detail = `must be of ${known.join(', ')}; with commas`
    throw new Problem('bad-parameter', `fields: ${detail}.`, { errors: [{ parameter: 'fields', detail }] })
  }
  return (row) => Object.fromEntries(Object.entries(row).filter(([field]) => fields.includes(field)))
}

/** A page of records that are JSON already; those of which only some fields are asked for are read. */
export const recordBody = (
  context: Context,
  { rows, next, position }: Page<{ record: string }>,
  only: ((row: object) => object) | null,
): { body: string; links?: Record<string, string> } => {
  const records = rows.map(({ record }) => (only ? JSON.stringify(only(JSON.parse(record) as object)) : record)) // our own statement made it
  const body = `{"items":[${records.join(',')}],"next":${JSON.stringify(next)},"position":${position}}`
  return { body, ...linksOf(context, next) }
}

const linksOf = (context: Context, next: string | null): { links?: Record<string, string> } => {
  if (!next) return {}
  const { pathname, searchParams } = new URL(context.req.url)
  searchParams.set('cursor', next)
  return { links: { next: `${pathname}?${searchParams}` } }
}

/** A page of a list as it is answered, and where to read on. */
export const listBody = <Row>(
  context: Context,
  { rows, next, position }: Page<Row>,
  toJson: (row: Row) => object,
): { body: string; links?: Record<string, string> } => {
  return { body: JSON.stringify({ items: rows.map(toJson), next, position }), ...linksOf(context, next) }
}

const next = z.string().nullable().openapi({ description: '`cursor` of the next page; null at the end' })
const readUpTo = z.int().openapi({ description: 'The log is read up to here' })

/** What a list says beside its items. */
export const beside = { next, position: readUpTo }

/** Pages of a list: of whole items, and, where `fields` is given, of items with no others than those. */
export const listSchema = (name: string, item: z.ZodObject, also: z.ZodRawShape = beside) => {
  const pageOfItems = (of: z.ZodType) => z.object({ items: z.array(of), ...also })
  const sparse = item.partial().openapi(`Sparse${name}`, { description: 'Only the fields that were asked for' })
  return z.union([
    pageOfItems(item).openapi(`${name}List`),
    pageOfItems(sparse).openapi(`Sparse${name}List`, { description: 'Where `fields` is given' }),
  ])
}

/** The parameters of a query, and no others. */
export const query = <Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `is not known here; there ${Object.keys(shape).length ? `are ${Object.keys(shape).join(', ')}` : 'is none'}`
        : undefined,
  })
