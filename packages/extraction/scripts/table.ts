import { writeFileSync } from 'node:fs'
import type { Weights } from '../src/english/news/likelihood.ts'
import type { ROLE_WEIGHTS } from '../src/english/roles/role-weights.ts'

/**
 * Writes a model as a table of weights in the order of their names.
 * @param path  below src/english/
 */
export const writeTable = (
  path: string,
  { name, about, table }: { name: string; about: string; table: Weights },
): void => {
  const up = path.includes('news/') ? './' : '../news/'
  write(
    path,
    `import type { Weights } from '${up}likelihood.ts'

// Written by scripts/train.ts: ${about}.
export const ${name}: Weights = {
  bias: ${table.bias},
  weights: {
${Object.entries(table.weights)
  .map(([feature, weight]) => `    ${keyOf(feature)}: ${weight},`)
  .join('\n')}
  },
}
`,
  )
}

/** The same for the table of roles, which has four weights a row. */
export const writeRoles = ({ bias, weights }: typeof ROLE_WEIGHTS): void =>
  write(
    'roles/role-weights.ts',
    `// Written by scripts/train.ts; each feature speaks for or against victim, target, doer and organisation.
export const ROLE_WEIGHTS: {
  bias: Record<'victim' | 'target' | 'doer' | 'organisation', number>
  weights: Record<string, [victim: number, target: number, doer: number, organisation: number]>
} = {
  bias: { ${Object.entries(bias)
    .map(([role, value]) => `${role}: ${value}`)
    .join(', ')} },
  weights: {
${Object.entries(weights)
  .map(([feature, row]) => `    ${keyOf(feature)}: [${row.join(', ')}],`)
  .join('\n')}
  },
}
`,
  )

// Matches "anchor", "fire's". Not: "act act.kill".
const WORD = /^[A-Za-z_$][\w$]*$/

/** As the formatter writes it. */
const keyOf = (feature: string): string => {
  if (WORD.test(feature)) return feature
  return feature.includes("'")
    ? JSON.stringify(feature)
    : `'${JSON.stringify(feature).slice(1, -1).replaceAll('\\"', '"')}'`
}

const write = (path: string, source: string): void =>
  writeFileSync(new URL(`../src/english/${path}`, import.meta.url), source)
