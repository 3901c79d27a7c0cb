/** What a file asks for by name: `@blotter/log`, `node:fs`, `./read.ts`. */
export type Import = {
  name: string
  /** Gone before the file runs: `import type`, `export type … from`. */
  typeOnly: boolean
}

// Matches `import { a } from './a.ts'`, `export type { B } from 'b'` and, over several lines, `import {\n  a,\n} from 'a'`.
// Not: `export const a = 'from'`, `  import { a } from 'a'` inside a text.
const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s+from\s+)?['"]([^'"\n]+)['"]/gm
// Matches `await import('./a.ts')`. Not: `import(name)`.
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]/g
// Matches `const load = createRequire(import.meta.url)`. Not: `import { createRequire } from 'node:module'`.
const REQUIRE = /\b(\w+)\s*=\s*createRequire\(/

/** Every literal import of a source text; one whose name is computed cannot be seen. */
export const importsOf = (text: string): Import[] => {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, name = '']) => ({
    name,
    typeOnly: type !== undefined,
  }))
  const dynamic = [...text.matchAll(DYNAMIC), ...required(text)].map(([, name = '']) => ({ name, typeOnly: false }))
  return [...statements, ...dynamic]
}

const required = (text: string): Iterable<RegExpMatchArray> => {
  const load = REQUIRE.exec(text)?.[1]
  return load ? text.matchAll(new RegExp(`\\b${load}\\(\\s*['"]([^'"\\n]+)['"]`, 'g')) : []
}

/** 'drizzle-orm/pg-core' → 'drizzle-orm', '@blotter/test/fresh-log.ts' → '@blotter/test'; null for './a.ts' and 'node:fs'. */
export const packageOf = (name: string): string | null => {
  if (name.startsWith('.') || name.startsWith('/') || name.startsWith('node:')) return null
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}
