import type { Database } from './database.ts'
import { and, eq, gt, inArray, sql } from './drizzle.ts'
import { EffectExists } from './fault.ts'
import { postgresError } from './postgres-error.ts'
import { stageEffect } from './schema/index.ts'
import type { Statement } from './statement.ts'

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

/** Whether a stage has come to an outcome with one of these inputs after a moment (ISO 8601). */
export const hasEffectSince = async (
  database: Database,
  { stage, positions, since }: { stage: string; positions: readonly number[]; since: string },
): Promise<boolean> => {
  if (!positions.length) return false
  const [row] = await database
    .select({ position: stageEffect.position })
    .from(stageEffect)
    .where(
      and(
        eq(stageEffect.stage, stage),
        inArray(stageEffect.position, [...positions]),
        gt(stageEffect.doneAt, since),
        sql`${stageEffect.outcome} <> 'asked since'`,
      ),
    )
    .limit(1)
  return row !== undefined
}

/** What a stage did with an input: the outcome's name. */
export type Effect = { stage: string; position: number; outcome: string }

/** The statement that marks inputs as done; the rows' primary key decides a race. */
export const markStatement = (effects: readonly Effect[]): Statement => {
  // In one order everywhere, so that two writers never wait for each other.
  const sorted = effects.toSorted((a, b) => a.position - b.position)
  return {
    name: 'blotter mark',
    text: `INSERT INTO blotter_work.stage_effect (stage, position, outcome)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])`,
    values: [
      sorted.map(({ stage }) => stage),
      sorted.map(({ position }) => position),
      sorted.map(({ outcome }) => outcome),
    ],
  }
}

/** EffectExists when an error says that another worker was first, with one of the inputs at least. */
export const effectFault = (error: unknown, effects: readonly Effect[]): EffectExists | undefined => {
  const { code, table } = postgresError(error)
  const [first] = effects
  return first && code === '23505' && table === 'stage_effect'
    ? new EffectExists(first.stage, effects.map(({ position }) => position).join(' or '))
    : undefined
}
