import type { Database } from './database.ts'
import { and, drizzle, eq, inArray } from './drizzle.ts'
import { EffectExists } from './fault.ts'
import { postgresError } from './postgres-error.ts'
import { stageEffect } from './schema/index.ts'

/** Whether a stage has done an input, well or parked. */
export const hasEffect = async (database: Database, stage: string, position: number): Promise<boolean> =>
  (await effectsAmong(database, stage, [position])).has(position)

/** Those of the positions that the stage has done. */
export const effectsAmong = async (database: Database, stage: string, positions: number[]): Promise<Set<number>> => {
  if (!positions.length) return new Set()
  const rows = await database
    .select({ position: stageEffect.position })
    .from(stageEffect)
    .where(and(eq(stageEffect.stage, stage), inArray(stageEffect.position, positions)))
  return new Set(rows.map((row) => row.position))
}

/** What a stage did with an input: the outcome's name. */
export type Effect = { stage: string; position: number; outcome: string }

/** The statement that marks an input as done; the row's primary key decides a race. */
export const markStatement = (effect: Effect): { text: string; values: unknown[]; name: string } => {
  const { sql, params } = builder.insert(stageEffect).values(effect).toSQL()
  return { text: sql, values: params, name: 'blotter mark' }
}

// Builds statements and never runs one.
const builder = drizzle.mock()

/** EffectExists when an error says that another worker was first. */
export const effectFault = (error: unknown, effect: Effect | undefined): EffectExists | undefined => {
  const { code, table } = postgresError(error)
  return effect && code === '23505' && table === 'stage_effect'
    ? new EffectExists(effect.stage, effect.position)
    : undefined
}
