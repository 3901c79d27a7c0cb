import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { BenchRow } from './bench.ts'

/** The parts of a long bench, each measured once also when the run is stopped and started again. */
export type Steps = {
  /** What a step measured before, or measures now. */
  of: (name: string, measure: () => Promise<BenchRow[]>) => Promise<BenchRow[]>
  /** Forgets what was measured: the bench is through. */
  end: () => void
}

/** Steps that are always measured. */
export const forgetfulSteps: Steps = { of: (_, measure) => measure(), end: () => {} }

const rows = z.array(
  z.object({
    what: z.string(),
    value: z.number(),
    unit: z.string().optional(),
    target: z.number().optional(),
    ok: z.boolean().optional(),
    table: z.string().optional(),
  }),
)
const stored = z.record(z.string(), rows)

/**
 * Keeps what each step measured in a file.
 * @param file  made with its folder; one that cannot be read counts as none
 */
export const openSteps = (file: string, say: (text: string) => void): Steps => {
  const done = readSteps(file)
  return {
    of: async (name, measure) => {
      const before = done[name]
      if (before) {
        say(`${name}: measured before (${file}; remove it to begin anew)`)
        return before as BenchRow[] // optional fields are absent rather than undefined, since they come from JSON
      }
      const measured = await measure()
      done[name] = measured
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(done))
      for (const { what, value, unit = 'ratio' } of measured) say(`${what}: ${value} ${unit}`)
      return measured
    },
    end: () => rmSync(file, { force: true }),
  }
}

const readSteps = (file: string): z.infer<typeof stored> => {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}
