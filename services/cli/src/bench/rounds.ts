import { createHash } from 'node:crypto'
import { type BenchRow, measured } from './bench.ts'

/** One turn of a contestant; it says its own figure: a rate, or a time. */
export type Turn = () => Promise<number> | number

export type RoundOptions = {
  /** How many rounds count. */
  rounds: number
  /** Whether one more before them warms up; contestants that warm up by themselves need none. */
  warmUp?: boolean
  /** ms after which no further round begins; one is done in any case, and the report says how many. */
  budgetMs?: number
  say: (text: string) => void
}

/** What came out of the rounds. */
export type Rounds<Name extends string> = {
  /** How many rounds counted. */
  rounds: number
  /** Median figure of a contestant. */
  median: (name: Name) => number
  /**
   * Median over the rounds of one contestant's figure by another's: both were taken moments apart, so what slows the
   * machine for a while slows both.
   */
  ratio: (over: Name, under: Name) => number
  /** The fixed loop's median: how fast this machine was meanwhile. */
  calibration: BenchRow
}

// Leaves two of the five minutes to a last round and to what stands around the rounds.
const BUDGET = 180_000

/**
 * Lets contestants take turns, round by round, each round beginning with another one. A fixed CPU loop takes part in
 * every round.
 */
export const interleave = async <Name extends string>(
  contestants: Readonly<Record<Name, Turn>>,
  { rounds, warmUp = true, budgetMs = BUDGET, say }: RoundOptions,
): Promise<Rounds<Name>> => {
  const names = Object.keys(contestants) as Name[] // of the record above
  const samples = new Map<string, number[]>(names.map((name) => [name, []]))
  const loops: number[] = []
  const started = performance.now()
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    if (round > 1 && performance.now() - started > budgetMs) break
    say(round ? `round ${round} of ${rounds}` : 'warming up')
    const first = round % names.length
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const figure = await contestants[name]()
      if (round) samples.get(name)?.push(figure)
    }
    const loop = fixedLoop()
    if (round) loops.push(loop)
  }
  const of = (name: Name): readonly number[] => samples.get(name) ?? []
  return {
    rounds: loops.length,
    median: (name) => median(of(name)),
    ratio: (over, under) => median(of(over).map((figure, round) => figure / (of(under)[round] ?? Number.NaN))),
    calibration: measured('calibration: fixed CPU loop', median(loops), 'ms'),
  }
}

/** The middle value; of an even number, the mean of the two in the middle. NaN of none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

/** Runs something and says how many of `count` it did a second, by the clock. */
export const rate = async (count: number, run: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await run()
  return (count * 1_000) / (performance.now() - started)
}

/** Runs something on this thread and says how many of `count` it did a second of processor time. */
export const cpuRate = (count: number, run: () => unknown): number => {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (count * 1_000_000) / (user + system)
}

/** The same work on every machine: SHA-256 of one MiB, forty times. @returns ms */
const fixedLoop = (): number => {
  const block = Buffer.alloc(2 ** 20, 'blotter')
  const started = performance.now()
  for (let pass = 0; pass < 40; pass += 1) createHash('sha256').update(block).digest()
  return performance.now() - started
}
