import { createHash, type Hash } from 'node:crypto'
import { InputFault } from '@blotter/events'
import { citationAt, type ExportFormat, exportPieces } from '@blotter/exports'
import { catchUp, historyProjection } from '@blotter/log'
import {
  chooseClaims,
  chooseIncidents,
  claimFilterSchema,
  incidentFilterSchema,
  readRecordPoint,
  sincePosition,
} from '@blotter/views'
import { printPiece, readerGone, say } from '../output.ts'
import { writePieces } from '../output-file.ts'
import type { Session } from '../session.ts'

export type HistoryExport = {
  claims?: boolean
  format: ExportFormat
  at?: string
  changesSince?: string
  /** `name=value` each, as the API's parameters. */
  where: string[]
  out?: string
}

/** Writes incidents or claims of a position; what to cite goes to standard error. */
export const exportHistory = async ({ log }: Session, options: HistoryExport): Promise<void> => {
  // Nobody else may be folding.
  await catchUp(log, historyProjection)
  const { choice, at } = await chosen(log, options)
  const since =
    options.changesSince === undefined
      ? null
      : await sincePosition(log, pointOf('--changes-since', options.changesSince))
  if (since !== null && since > at) throw new InputFault('ahead-of-log', `--changes-since must be ${at} or earlier.`)
  const citation = await citationAt(log, at)
  const hash = createHash('sha256')
  const pieces = hashed(exportPieces(log, { choice, at, since }, { format: options.format, citation }), hash)
  if (options.out !== undefined) await writePieces(options.out, pieces)
  else for await (const piece of pieces) if (!readerGone.aborted) await printPiece(piece)
  if (readerGone.aborted) return
  say(JSON.stringify({ ...citation, sha256: hash.digest('hex') }))
}

async function* hashed(pieces: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    if (readerGone.aborted) return
    hash.update(piece)
    yield piece
  }
}

const chosen = async (log: Session['log'], { claims, at, where }: HistoryExport) => {
  const filter = Object.fromEntries(where.map(pairOf))
  if (at !== undefined) filter.as_of = at
  const read = claims ? claimFilterSchema.safeParse(filter) : incidentFilterSchema.safeParse(filter)
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'filter'}: ${message}`)
    throw new InputFault('bad-filter', wrong.join('; '))
  }
  return claims ? chooseClaims(log, read.data) : chooseIncidents(log, read.data)
}

const pairOf = (text: string): [string, string] => {
  const at = text.indexOf('=')
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)]
  throw new InputFault('bad-filter', `"${text}" must be a filter such as country=NE; see docs/access.md.`)
}

const pointOf = (option: string, text: string) => {
  const point = readRecordPoint(text)
  if (point) return point
  throw new InputFault('bad-filter', `${option} must be a position of the log, or a time such as 2026-11-20T12:00Z.`)
}
