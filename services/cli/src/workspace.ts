import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Configuration } from '@blotter/config'
import { InputFault } from '@blotter/events'
import { checkout } from '@blotter/pipeline'

/** A folder with an embedded Postgres of its own: `sample` for the invented site, `main` for real feeds, or any other. */
export type Workspace = { name: string; folder: string }

// Matches "main", "north-africa_2". Not: "../main", "a b".
const NAME = /^[a-z0-9][a-z0-9_-]{0,40}$/

/** @throws InputFault `bad-workspace` */
export const workspaceNamed = (configuration: Configuration, name: string): Workspace => {
  if (!NAME.test(name))
    throw new InputFault(
      'bad-workspace',
      `"${name}" cannot name a workspace: use lower-case letters, digits, "-" and "_".`,
    )
  return { name, folder: join(dataFolder(configuration), name) }
}

/** @throws InputFault `bad-workspace`, or `no-workspace` with those that there are */
export const existingWorkspace = (configuration: Configuration, name: string): Workspace => {
  const workspace = workspaceNamed(configuration, name)
  if (existsSync(workspace.folder)) return workspace
  const names = namesOf(configuration)
  throw new InputFault(
    'no-workspace',
    `There is no workspace "${name}"; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ') || 'none yet'}. Only start makes one: npx --no-install blotter start --workspace ${name}`,
  )
}

const namesOf = (configuration: Configuration): string[] =>
  existsSync(dataFolder(configuration))
    ? readdirSync(dataFolder(configuration), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && NAME.test(entry.name))
        .map(({ name }) => name)
        .sort()
    : []

/** The workspace that was started last; null before the first start. */
export const lastWorkspace = (configuration: Configuration): string | null => {
  const file = join(dataFolder(configuration), 'last')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/** Makes a workspace the one that commands take by default. */
export const rememberWorkspace = (configuration: Configuration, { name, folder }: Workspace): void => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(dataFolder(configuration), 'last'), `${name}\n`)
}

const dataFolder = ({ DATA_DIR }: Configuration): string => (isAbsolute(DATA_DIR) ? DATA_DIR : join(checkout, DATA_DIR))
