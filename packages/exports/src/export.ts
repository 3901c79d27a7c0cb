import { InputFault } from '@blotter/events'
import { copyOut, type Log } from '@blotter/log'
import type { Citation } from './citation.ts'
import { withCommas } from './comma-lines.ts'
import { columnsOf, type Exported, exportStatement } from './export-statement.ts'
import type { ExportFormat } from './format.ts'
import { parquetPieces } from './parquet.ts'

/**
 * An export, piece by piece, with flat memory. The same choice at the same position gives the same bytes.
 * @throws InputFault `no-such-format` for changes as GeoJSON; LogUnreachable
 */
export const exportPieces = (
  log: Pick<Log, 'database'>,
  exported: Exported,
  { format, citation }: { format: ExportFormat; citation: Citation },
): AsyncGenerator<Buffer> => {
  switch (format) {
    case 'ndjson':
      return recordLines(log, exported, citation)
    case 'csv':
      return spreadsheet(log, exported)
    case 'geojson':
      if (exported.since !== null)
        throw new InputFault(
          'no-such-format',
          'Changes come as ndjson, csv or parquet: GeoJSON has no word for what is gone.',
        )
      return features(log, exported, citation)
    case 'parquet':
      return parquetPieces(copyOut(log, exportStatement(exported, 'list'), 'lines'), columnsOf(exported), citation)
  }
}

/** The first line is the citation, every other one a record. */
async function* recordLines(
  log: Pick<Log, 'database'>,
  exported: Exported,
  citation: Citation,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify({ citation })}\n`)
  yield* copyOut(log, exportStatement(exported, 'record'), 'lines')
}

/** With a byte order mark, without which spreadsheets take UTF-8 for something else. */
async function* spreadsheet(log: Pick<Log, 'database'>, exported: Exported): AsyncGenerator<Buffer> {
  yield Buffer.from('\ufeff')
  // Many a spreadsheet takes a semicolon or a tab for the end of a cell, too.
  const quoted = columnsOf(exported).flatMap(({ name, strange }) => (strange ? [name] : []))
  yield* copyOut(log, exportStatement(exported, 'flat'), 'csv', quoted)
}

/** One FeatureCollection (RFC 7946) with the citation as a foreign member; features stand a line each. */
async function* features(log: Pick<Log, 'database'>, exported: Exported, citation: Citation): AsyncGenerator<Buffer> {
  yield Buffer.from(`{"type":"FeatureCollection","citation":${JSON.stringify(citation)},"features":[\n`)
  yield* withCommas(copyOut(log, exportStatement(exported, 'feature'), 'lines'))
  yield Buffer.from(']}\n')
}
