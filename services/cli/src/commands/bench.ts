import type { Configuration } from '@blotter/config'
import { benches, benchNamed } from '../bench/registry.ts'
import { printReport, runBench } from '../bench/report.ts'
import { printData, printTable, say } from '../output.ts'

export type BenchOptions = { full?: boolean; json?: boolean }

/** `blotter bench [name]`: measures, or lists what can be measured. */
export const bench = async (
  configure: () => Configuration,
  name: string | undefined,
  { full = false, json }: BenchOptions,
): Promise<void> => {
  if (!name) return list(json)
  const entry = benchNamed(name)
  const { REDIS_URL } = configure()
  const run = await entry.load()
  const report = await runBench(name, run, { full, redisUrl: REDIS_URL, say: (text) => say(`bench ${name}: ${text}`) })
  if (json) return printData(JSON.stringify(report))
  const { head, table } = printReport(report)
  printData(`${head}\n`)
  printTable(['what', 'value', 'unit', 'target', ''], table)
}

const list = (json: boolean | undefined): void => {
  const known = Object.entries(benches)
  if (json) for (const [name, { about }] of known) printData(JSON.stringify({ name, about }))
  else
    printTable(
      ['bench', 'measures'],
      known.map(([name, { about }]) => [name, about]),
    )
}
