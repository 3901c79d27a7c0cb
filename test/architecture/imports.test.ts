import { describe, expect, it } from 'vitest'
import { importsOf, packageOf } from './imports.ts'

// In parts, so that this file's own imports are read right.
const IMPORT = ['im', 'port'].join('')
const REQUIRE = ['create', 'Require'].join('')

describe('imports', () => {
  it('are read from statements of one line and of several, exports, dynamic imports and created requires', () => {
    const text = [
      "import 'a'",
      "import type { B } from 'b'",
      'import {\n  c,\n  type C,\n} from "c"',
      "export * from './d.ts'",
      "export type { E } from 'e/e.ts'",
      "import f, * as g from '@f/f/g'",
      `const later = await ${IMPORT}('h')`,
      `const load = ${REQUIRE}(import.meta.url)`,
      "load('i/data.json')",
    ].join('\n')
    expect(importsOf(text).map(({ name, typeOnly }) => (typeOnly ? `type ${name}` : name))).toEqual([
      'a',
      'type b',
      'c',
      './d.ts',
      'type e/e.ts',
      '@f/f/g',
      'h',
      'i/data.json',
    ])
  })

  it('are not read from comments, texts and computed names', () => {
    const text = [
      "// import { a } from 'a'",
      " * import { b } from 'b'",
      "export const c = 'from'",
      "export type D = 'd'",
      "const e = ` import f from 'f'`",
      'await import(name)',
      "load('g')",
    ].join('\n')
    expect(importsOf(text)).toEqual([])
  })

  it('belong to the package before the first slash, or the second with a scope', () => {
    expect(['pg', 'hono/html', '@a/b', '@a/b/c.ts', 'node:fs', './x.ts'].map(packageOf)).toEqual([
      'pg',
      'hono',
      '@a/b',
      '@a/b',
      null,
      null,
    ])
  })
})
