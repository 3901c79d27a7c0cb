import { join } from 'node:path'
import type { Configuration } from '@blotter/config'
import { benches, benchNamed } from '../bench/registry.ts'
import { printReport, runBench } from '../bench/report.ts'
import { forgetfulSteps, openSteps } from '../bench/steps.ts'
import { printData, printTable, say } from '../output.ts'

export type BenchOptions = { full?: boolean; json?: boolean; data?: string; rehearsal?: boolean }

/** `blotter bench [name]`: measures, or lists what can be measured. */
export const bench = async (
  configure: () => Configuration,
  name: string | undefined,
  { full = false, json, data, rehearsal }: BenchOptions,
): Promise<void> => {
  if (!name) return list(json)
  const entry = benchNamed(name)
  const { REDIS_URL, DATA_DIR } = configure()
  const run = await entry.load()
  const tell = (text: string): void => say(`bench ${name}: ${text}`)
  const steps = full ? openSteps(join(DATA_DIR, 'bench', `${name}.json`), tell) : forgetfulSteps
  const report = await runBench(name, run, { full, redisUrl: REDIS_URL, data, rehearsal, steps, say: tell })
  steps.end()
  if (json) return printData(JSON.stringify(report))
  const { head, tables } = printReport(report)
  printData(head)
  for (const { title, rows } of tables) {
    printData(title ? `\n${title}` : '')
    printTable(['what', 'value', 'unit', 'target', ''], rows)
  }
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
