import { cpus, loadavg, totalmem } from 'node:os'

/** What a figure was measured on. `load`: processes that wanted a core in the last minute, before the bench began. */
export type Machine = { cpu: string; cores: number; memoryGb: number; platform: string; node: string; load: number }

/** This machine, as it stands. */
export const describeMachine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform} ${process.arch}`,
  node: process.versions.node,
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
})
