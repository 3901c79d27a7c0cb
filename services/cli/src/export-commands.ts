import { exportFormats } from '@blotter/exports/format'
import { type Command, Option } from 'commander'
import type { HistoryExport } from './commands/export-history.ts'
import type { ExportOptions } from './commands/export-warc.ts'
import type { Ways } from './feed-commands.ts'
import { dayOf } from './moment.ts'

/** `blotter export …` */
export const addExportCommands = (blotter: Command, { onLog, logCommand, configure }: Ways): void => {
  const exports = logCommand(
    blotter,
    'export',
    'incidents or claims as a file, as of any position; or what was fetched',
  )
    .enablePositionalOptions()
    .option('--claims', 'claims instead of incidents')
    .addOption(new Option('--format <format>', 'of the file').choices([...exportFormats]).default('ndjson'))
    .option('--at <point>', 'as known then: a position of the log, or a time; the same gives the same bytes again')
    .option('--changes-since <point>', 'only what changed since; what is no longer meant comes as deleted')
    .option('--where <filter...>', "the API's filters, e.g. country=NE killed_min=5", [])
    .option('--out <file>', 'default: standard output')
    .action(
      onLog<HistoryExport>(async (session, options) =>
        (await import('./commands/export-history.ts')).exportHistory(session, options),
      ),
    )
  logCommand(exports, 'warc', 'pages, and the kept answers of feeds, as WARC 1.1 for web archives')
    .argument('<file>', 'a name that ends in .gz is packed')
    .option('--pages', 'pages only')
    .option('--feeds', 'feeds only')
    .option('--since <when>', 'on or after: a date, or how long ago, e.g. 24h or 7d', (text) => dayOf(text))
    .option('--until <when>', 'on or before: a date, or how long ago', (text) => dayOf(text))
    .action(
      onLog<ExportOptions>(async (session, options, [file = '']) =>
        (await import('./commands/export-warc.ts')).exportWarc(session, file, {
          ...options,
          configuration: configure(),
        }),
      ),
    )
}
