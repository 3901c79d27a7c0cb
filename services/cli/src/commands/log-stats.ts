import { readLogSize } from '@blotter/log'
import { printData, printTable } from '../output.ts'
import type { Session } from '../session.ts'

/** Shows how large the log and its documents are, and how fast each event type grows. */
export const logStats = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const size = await readLogSize(log)
  if (json) return printData(JSON.stringify(size))
  printTable(
    ['type', 'events', 'size', 'each', 'last 24 h', '', 'a day', ''],
    size.types.map((row) => [
      row.type,
      row.events,
      bytes(row.bytes),
      bytes(row.bytes / row.events),
      row.eventsToday,
      bytes(row.bytesToday),
      round(row.eventsPerDay),
      bytes(row.bytesPerDay),
    ]),
  )
  const { documents } = size
  printData('')
  printData(
    `log ${size.events} events in ${round(size.days)} days: ${bytes(size.tableBytes)} on disk, and indexes of ${bytes(size.indexBytes)}`,
  )
  printData(
    `documents ${documents.count}: ${bytes(documents.bytes)}, packed into ${bytes(documents.packedBytes)}${documents.bytes ? ` (${((documents.packedBytes / documents.bytes) * 100).toFixed(1)} %)` : ''}, ${bytes(documents.diskBytes)} on disk`,
  )
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

const bytes = (count: number): string => {
  const power = Math.min(count < 1 ? 0 : Math.floor(Math.log10(count) / 3), UNITS.length - 1)
  return `${round(count / 1_000 ** power)} ${UNITS[power]}`
}

/** Three digits are enough to compare by. */
const round = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
