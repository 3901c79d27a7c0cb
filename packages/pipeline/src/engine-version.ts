import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { EngineVersion } from '@blotter/events'

type Manifest = {
  version: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, Manifest & { integrity?: string; link?: boolean; resolved?: string }> }

/**
 * The version of an engine as it stands in this checkout. The digest covers everything that can change an output: the
 * files of the engine's package (sources, tables, lexicons, weights, gazetteer; tests and scripts aside), those of the
 * workspace packages that it uses, and the locked versions of all npm packages below it.
 * @param root  folder of the checkout
 * @param name  folder below packages/: cleaning, extraction or linking
 */
export const engineVersion = (root: string, name: string): EngineVersion => {
  const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const hash = createHash('sha256')
  const seen = new Set<string>()
  addWorkspace({ root, lock, hash, seen }, `packages/${name}`)
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  return { name, version: manifest.version, digest: hash.digest('hex').slice(0, 16) }
}

type Walk = { root: string; lock: Lock; hash: Hash; seen: Set<string> }

const addWorkspace = (walk: Walk, folder: string): void => {
  if (walk.seen.has(folder)) return
  walk.seen.add(folder)
  for (const file of sourceFiles(join(walk.root, folder))) {
    walk.hash.update(`${folder}/${relative(join(walk.root, folder), file)}\0`)
    walk.hash.update(readFileSync(file))
  }
  for (const name of Object.keys(walk.lock.packages[folder]?.dependencies ?? {}).sort()) addPackage(walk, name, folder)
}

/** Adds a package where npm would find it from `from`: in the nearest node_modules upwards. */
const addPackage = (walk: Walk, name: string, from: string): void => {
  const key = homesOf(from)
    .map((home) => `${home}node_modules/${name}`)
    .find((candidate) => walk.lock.packages[candidate])
  const found = key && walk.lock.packages[key]
  // None: an optional package that this platform does not have.
  if (!found) return
  if (found.link && found.resolved) addWorkspace(walk, found.resolved)
  else addLocked(walk, key, found)
}

/** 'a/node_modules/b' → 'a/node_modules/b/', 'a/', ''. */
const homesOf = (from: string): string[] => {
  const above = from.lastIndexOf('node_modules/')
  const next = above < 0 ? [] : homesOf(from.slice(0, above).replace(/\/$/, ''))
  return from ? [...new Set([`${from}/`, ...next, ''])] : ['']
}

const addLocked = (walk: Walk, key: string, found: Manifest & { integrity?: string }): void => {
  if (walk.seen.has(key)) return
  walk.seen.add(key)
  walk.hash.update(`${key}@${found.version} ${found.integrity ?? ''}\0`)
  for (const name of Object.keys({ ...found.dependencies, ...found.optionalDependencies }).sort())
    addPackage(walk, name, key)
}

const NOT_OUTPUT = /(^|\/)(scripts|node_modules|README\.md)(\/|$)|\.test\.ts$/

const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !NOT_OUTPUT.test(relative(folder, file)))
    .sort()
