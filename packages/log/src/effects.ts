import { and, eq, inArray } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
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

/**
 * Marks an input as done, in the transaction of what was done.
 * @throws EffectExists when another worker was first; the row's primary key decides the race
 */
export const markEffect = async (
  transaction: Transaction,
  mark: { stage: string; position: number; outcome: string },
): Promise<void> => {
  try {
    await transaction.insert(stageEffect).values(mark)
  } catch (error) {
    if (postgresError(error).code === '23505') throw new EffectExists(mark.stage, mark.position)
    throw error
  }
}
