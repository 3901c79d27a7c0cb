import type { BenchRow } from '../bench.ts'

/** How often something went wrong in one way. */
export type KindCount = { kind: string; count: number }

/**
 * The error table: a row for each kind with what each set adds to it, the largest first, which is what to do next. Kinds
 * that never went wrong are left out.
 */
export const errorRows = (sets: Readonly<Record<string, readonly KindCount[]>>): BenchRow[] => {
  const found = Object.entries(sets).flatMap(([set, kinds]) => kinds.map((each) => ({ set, ...each })))
  return [
    ...Map.groupBy(
      found.filter(({ count }) => count > 0),
      ({ kind }) => kind,
    ),
  ]
    .map(([kind, counts]) => ({
      what: `${kind} (${counts.map(({ set, count }) => `${set} ${count}`).join('; ')})`,
      value: counts.reduce((sum, { count }) => sum + count, 0),
      unit: 'errors',
    }))
    .sort((a, b) => b.value - a.value || (a.what < b.what ? -1 : 1))
}
