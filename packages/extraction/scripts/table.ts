import { writeFileSync } from 'node:fs'
import type { Model } from './logistic.ts'

// Weights below this are left out.
const SLIGHT = 0.1

/**
 * Writes a model as a table of weights, two decimals each, in the order of their names.
 * @param path  below src/english/
 * @returns how many rows it has
 */
export const writeTable = (
  path: string,
  { name, script, about, model }: { name: string; script: string; about: string; model: Model },
): number => {
  const rows = [...model.weights]
    .map(([feature, weight]): [string, number] => [feature, Math.round(weight * 100) / 100])
    .filter(([, weight]) => Math.abs(weight) >= SLIGHT)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const up = path.includes('/') ? '../' : './'
  writeFileSync(
    new URL(`../src/english/${path}`, import.meta.url),
    `import type { Weights } from '${up}news/likelihood.ts'

// Written by scripts/${script}: ${about}.
export const ${name}: Weights = {
  bias: ${Math.round(model.bias * 100) / 100},
  weights: {
${rows.map(([feature, weight]) => `    ${JSON.stringify(feature)}: ${weight},`).join('\n')}
  },
}
`,
  )
  return rows.length
}
