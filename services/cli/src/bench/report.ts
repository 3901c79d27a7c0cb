import type { Bench, BenchReport, BenchRow, BenchSetting } from './bench.ts'
import { describeMachine } from './machine.ts'

/** Runs a bench and puts its figures beside the machine that they hold for. */
export const runBench = async (name: string, bench: Bench, setting: BenchSetting): Promise<BenchReport> => {
  const machine = describeMachine()
  const { size, rows, settings = {} } = await bench(setting)
  return { name, machine: { ...machine, settings }, size: `${setting.full ? 'full' : 'reduced'}: ${size}`, rows }
}

/** The head of a readable report, then its table: figure, target, and whether it was met. */
export const printReport = ({ name, machine, size, rows }: BenchReport): { head: string; table: string[][] } => ({
  head: [
    `bench ${name}, ${size}`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}, load ${machine.load} at the start`,
    ...Object.entries(machine.settings).map(([setting, value]) => `${setting}: ${value}`),
  ].join('\n'),
  table: rows.map((row) => [row.what, String(row.value), row.unit ?? 'ratio', String(row.target ?? ''), verdict(row)]),
})

const verdict = ({ ok }: BenchRow): string => (ok === undefined ? '' : ok ? 'met' : 'MISSED')
