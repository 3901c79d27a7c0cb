import type { Bench, BenchReport, BenchRow, BenchSetting } from './bench.ts'
import { describeMachine } from './machine.ts'

/** Runs a bench and puts its figures beside the machine that they hold for. */
export const runBench = async (name: string, bench: Bench, setting: BenchSetting): Promise<BenchReport> => {
  const machine = describeMachine()
  const { size, rows, settings = {} } = await bench(setting)
  return { name, machine: { ...machine, settings }, size: `${setting.full ? 'full' : 'reduced'}: ${size}`, rows }
}

/** A readable report's head, then its tables: figure, target, and whether it was met. */
export type PrintedReport = { head: string; tables: { title: string; rows: string[][] }[] }

/** A report for reading; rows of one title stand together, in the order of their first. */
export const printReport = ({ name, machine, size, rows }: BenchReport): PrintedReport => ({
  head: [
    `bench ${name}, ${size}`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}, load ${machine.load} at the start`,
    ...Object.entries(machine.settings).map(([setting, value]) => `${setting}: ${value}`),
  ].join('\n'),
  tables: [...Map.groupBy(rows, ({ table = '' }) => table)].map(([title, group]) => ({
    title,
    rows: group.map((row) => [
      row.what,
      String(row.value),
      row.unit ?? 'ratio',
      String(row.target ?? ''),
      verdict(row),
    ]),
  })),
})

const verdict = ({ ok }: BenchRow): string => (ok === undefined ? '' : ok ? 'met' : 'MISSED')
