import type { Machine } from './machine.ts'
import type { Steps } from './steps.ts'

/** One measured figure. Without a unit it is a ratio; `ok` stands beside every target; `table` is the title it stands under. */
export type BenchRow = { what: string; value: number; unit?: string; target?: number; ok?: boolean; table?: string }

export type BenchSetting = {
  /** As large as it goes; otherwise reduced, to end within five minutes. */
  full: boolean
  /** Redis that is to be measured; undefined: a redis-server of our own where one is installed. */
  redisUrl: string | undefined
  /** Folder of development data, for benches that need one. */
  data?: string | undefined
  /** Whether data that are kept for rehearsals are measured, too. */
  rehearsal?: boolean | undefined
  /** Remembers the steps of a full run. */
  steps: Steps
  /** Tells of progress. */
  say: (text: string) => void
}

export type BenchResult = {
  /** What was measured over: rounds, batches, pages. */
  size: string
  rows: BenchRow[]
  /** What else the figures depend on, such as the version and the settings of the database. */
  settings?: Record<string, string>
}

/** A measurement by name. */
export type Bench = (setting: BenchSetting) => Promise<BenchResult>

/** What `blotter bench NAME --json` prints. */
export type BenchReport = {
  name: string
  machine: Machine & { settings: Record<string, string> }
  size: string
  rows: BenchRow[]
}

/** A figure that nobody has set a bar for. */
export const measured = (what: string, value: number, unit?: string): BenchRow => ({
  what,
  value: rounded(value),
  ...(unit ? { unit } : {}),
})

/** A figure that is missed below its target. */
export const atLeast = (
  what: string,
  value: number,
  { target, unit }: { target: number; unit?: string },
): BenchRow => ({
  ...measured(what, value, unit),
  target,
  ok: value >= target,
})

/** A figure that is missed above its target. */
export const atMost = (what: string, value: number, { target, unit }: { target: number; unit?: string }): BenchRow => ({
  ...measured(what, value, unit),
  target,
  ok: value <= target,
})

/** Four digits say more than any run here can be sure of. */
const rounded = (value: number): number => Number(value.toPrecision(4))
