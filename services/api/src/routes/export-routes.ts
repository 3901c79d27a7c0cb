import {
  type Citation,
  citationAt,
  contentTypes,
  type Exported,
  type ExportFormat,
  exportFormats,
  exportPieces,
} from '@blotter/exports'
import {
  chooseClaims,
  chooseIncidents,
  claimFilterShape,
  historyPosition,
  incidentFilterShape,
  sincePosition,
} from '@blotter/views'
import type { HttpBindings } from '@hono/node-server'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { answers, refusals } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { asker } from '../guard.ts'
import { query } from '../list-parameters.ts'
import { openPlaces } from '../places.ts'
import { Problem } from '../problem.ts'
import { promptPieces } from '../prompt-pieces.ts'
import { reply } from '../reply.ts'
import { asOfQuery, JSON_TYPE } from './incident-routes.ts'

const exportShape = {
  format: z
    .enum(exportFormats, { error: `must be one of ${exportFormats.join(', ')}` })
    .optional()
    .openapi({ description: `One of ${exportFormats.join(', ')}; ndjson where nothing is said`, example: 'csv' }),
  changes_since: incidentFilterShape.recorded_since.meta({
    description:
      'Only what changed after this position, or time: what is meant now, and what no longer is as a row that says `deleted`. The position that an export before was read at leaves no gap',
    example: '5120',
  }),
}

const files = {
  200: {
    description:
      'The file, as a stream. What to cite stands in headers too: blotter-position, -time, -chain-hash and -engines',
    content: {
      'application/x-ndjson': { schema: z.string() },
      'text/csv': { schema: z.string() },
      'application/geo+json': { schema: z.string() },
      'application/vnd.apache.parquet': { schema: z.string() },
    },
  },
  ...refusals,
}

const incidents = createRoute({
  ...{ method: 'get', path: '/exports/incidents', operationId: 'exportIncidents', tags: ['exports'] },
  summary: 'All incidents that a filter means, as a file of any size',
  request: { query: query({ ...incidentFilterShape, ...exportShape }) },
  responses: files,
})

const claims = createRoute({
  ...{ method: 'get', path: '/exports/claims', operationId: 'exportClaims', tags: ['exports'] },
  summary: 'All claims that a filter means, as a file of any size',
  request: { query: query({ ...claimFilterShape, ...exportShape }) },
  responses: files,
})

const citationSchema = z
  .object({
    format: z.string(),
    logId: z.string(),
    position: z.int(),
    time: z.iso.datetime().nullable(),
    chainHash: z.string().nullable(),
    engines: z.array(z.string()),
  })
  .openapi('Citation')

const citation = createRoute({
  ...{ method: 'get', path: '/citation', operationId: 'getCitation', tags: ['exports'] },
  summary: 'What to name so that an analysis can be repeated exactly',
  request: { query: asOfQuery },
  responses: answers(citationSchema, 'The citation of a position'),
})

/** Each takes a connection for as long as its reader needs; one asker leaves one to others. */
const MOST_AT_A_TIME = 3
const MOST_OF_ONE = 2
/** ms that a reader may leave a piece. */
const PATIENCE = 60_000

/** `/exports/…` and `/citation`. */
export const exportRoutes = ({ log }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  const places = openPlaces({ all: MOST_AT_A_TIME, each: MOST_OF_ONE })
  const send = async (context: Context, exported: Exported, format: ExportFormat): Promise<Response> => {
    const cited = await citationAt(log, exported.at)
    const giveBack = places.take(asker(context))
    if (!giveBack)
      throw new Problem('too-many-requests', 'As many exports run as may; try again when one has ended.', {
        headers: { 'retry-after': '30' },
      })
    const { outgoing } = context.env as HttpBindings // served by Node
    // Whichever way it ends: a HEAD, or a reader who has left by now, never asks for a first piece.
    outgoing.once('close', giveBack)
    if (outgoing.closed) giveBack()
    const late = (): unknown => outgoing.destroy()
    const pieces = promptPieces(exportPieces(log, exported, { format, citation: cited }), { ms: PATIENCE, late })
    return context.body(ReadableStream.from(pieces) as ReadableStream, 200, headersOf(cited, { exported, format }))
  }
  routes.openapi(incidents, async (context) => {
    const { format = 'ndjson', changes_since, ...search } = context.req.valid('query')
    const since = changes_since ? await sincePosition(log, changes_since) : null
    return send(context, checked({ ...(await chooseIncidents(log, search)), since }, format), format)
  })
  routes.openapi(claims, async (context) => {
    const { format = 'ndjson', changes_since, ...search } = context.req.valid('query')
    const since = changes_since ? await sincePosition(log, changes_since) : null
    return send(context, checked({ ...(await chooseClaims(log, search)), since }, format), format)
  })
  routes.openapi(citation, async (context) => {
    const at = await historyPosition(log, context.req.valid('query').as_of)
    return reply(context, { type: JSON_TYPE, body: JSON.stringify(await citationAt(log, at)) })
  })
  return routes
}

/** @throws Problem for what a file of this format cannot hold, or changes that are still to come */
const checked = (exported: Exported, format: ExportFormat): Exported => {
  if (exported.since === null) return exported
  const parameter = format === 'geojson' ? 'format' : 'changes_since'
  const detail =
    format === 'geojson'
      ? 'must be ndjson, csv or parquet where changes are asked for: GeoJSON has no word for what is gone'
      : `must be ${exported.at} or earlier: the history is read up to there`
  if (format !== 'geojson' && exported.since <= exported.at) return exported
  throw new Problem('bad-parameter', `${parameter}: ${detail}.`, { errors: [{ parameter, detail }] })
}

const headersOf = (
  { position, chainHash, time, engines }: Citation,
  { exported, format }: { exported: Exported; format: ExportFormat },
) => ({
  'content-type': contentTypes[format],
  'content-disposition': `attachment; filename="blotter-${exported.choice.of}-${position}.${format}"`,
  'cache-control': 'no-store',
  'blotter-position': String(position),
  'blotter-chain-hash': chainHash ?? '',
  'blotter-time': time ?? '',
  'blotter-engines': engines.join(', '),
  link: `</api/v1/citation?as_of=${position}>; rel="cite-as"`,
})
