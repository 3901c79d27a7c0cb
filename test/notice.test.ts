import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const top = new URL('../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, top), 'utf8')

type Package = { license?: string; dependencies?: Record<string, string> }
type Locked = { license?: string; link?: boolean; dev?: boolean; devOptional?: boolean }

const locked: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages
const workspaces = globSync(['packages/*/package.json', 'services/*/package.json'], { cwd: top })
const direct = new Set(
  workspaces.flatMap((path) => {
    const manifest: Package = JSON.parse(read(path))
    return Object.keys(manifest.dependencies ?? {}).filter((name) => !name.startsWith('@blotter/'))
  }),
)

/** `| pg | PostgreSQL | MIT |` as name and licence. */
const listed = new Map(
  read('NOTICE')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', , licence = '']) => [name, licence]),
)

test('NOTICE names every package that Blotter runs with, under the licence that the package states', () => {
  expect(direct.size).toBeGreaterThan(10)
  const stated = [...direct].toSorted().map((name) => [name, locked[`node_modules/${name}`]?.license])
  expect(stated.map(([name = '']) => [name, listed.get(name)])).toEqual(stated)
})

test('nothing that is installed to run asks for more than its notice to be kept', () => {
  const permissive = [
    'MIT',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    '0BSD',
    'Unlicense',
    'CC-BY-4.0',
  ]
  const others = Object.entries(locked)
    .filter(([path, { link, dev, devOptional }]) => path.includes('node_modules/') && !link && !dev && !devOptional)
    .filter(([, { license }]) => !permissive.includes(license ?? 'none stated'))
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})
