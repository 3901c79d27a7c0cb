import { posix } from 'node:path'
import type { House, SourceFile, Workspace } from './house.ts'
import { packageOf } from './imports.ts'
import {
  allowedInEngines,
  climbers,
  configurationReaders,
  engines,
  environmentReaders,
  forTests,
  mayImport,
  sideDoors,
  soleUsers,
  threads,
  usedUnseen,
  visitors,
} from './table.ts'

/** One rule of the house; each breach is a sentence that names the file. */
export type Wall = (house: House) => string[]

const roomOf = (name: string): string => name.replace('@blotter/', '')
const isOurs = (name: string): boolean => name.startsWith('@blotter/')
// Strangers' packages that tests may take from the top of the repository.
const TEST_TOOLS = new Set(['vitest', 'fast-check'])

const eachFile =
  (breaches: (file: SourceFile) => string[]): Wall =>
  ({ files }) =>
    files.flatMap(breaches)

const packagesOf = (file: SourceFile): string[] =>
  file.imports.flatMap(({ name }) => packageOf(name) ?? []).filter((name) => name !== file.workspace)

/** Every workspace has its row in the table, and every row its workspace. */
const everyRoomIsPlaced: Wall = ({ workspaces }) => {
  const rooms = new Set(workspaces.map(({ name }) => roomOf(name)))
  return [
    ...[...rooms].filter((room) => !(room in mayImport)).map((room) => `${room} has no row in table.ts`),
    ...Object.keys(mayImport)
      .filter((room) => !rooms.has(room))
      .map((room) => `table.ts has a row for ${room}, which does not exist`),
  ]
}

/** Arrows point one way; a test may also use @blotter/test. */
const arrowsPointOneWay: Wall = eachFile((file) =>
  packagesOf(file)
    .filter(isOurs)
    .filter((name) => !(file.kind === 'test' && forTests.has(name)))
    .filter((name) => !mayImport[roomOf(file.workspace)]?.some((room) => room === roomOf(name)))
    .map((name) => `${file.path} imports ${name}, which ${roomOf(file.workspace)} may not`),
)

/** A package is entered by its index or by a side door in the table; @blotter/test has one door for each of its tools. */
const everyoneUsesTheDoor: Wall = eachFile((file) =>
  file.imports
    .filter(({ name }) => isOurs(name) && name !== packageOf(name) && !sideDoors.has(name))
    .filter(({ name }) => packageOf(name) !== '@blotter/test')
    .map(({ name }) => `${file.path} imports ${name}; only the package's entry is its surface`),
)

/** A relative import does not climb through a wall; end-to-end tests may, since a service has no entry. */
const nobodyClimbs: Wall = ({ files, workspaces }) => {
  const folders = new Map(workspaces.map(({ name, folder }) => [name, folder]))
  return files.flatMap((file) =>
    file.imports
      .filter(({ name }) => name.startsWith('.'))
      .map(({ name }) => posix.join(posix.dirname(file.path), name))
      .filter((target) => !target.startsWith(`${folders.get(file.workspace)}/`) && !mayClimb(file, target))
      .map((target) => `${file.path} reaches ${target}, outside its workspace`),
  )
}

const mayClimb = (file: SourceFile, target: string): boolean =>
  climbers.some(({ from, to }) => file.path.startsWith(from) && target.startsWith(to))

/** What is foreign stops at an adapter. */
const strangersStopAtAdapters: Wall = eachFile((file) =>
  packagesOf(file)
    .filter((name) => file.kind === 'code' && soleUsers[name]?.includes(roomOf(file.workspace)) === false)
    .filter((name) => !visitors.some(({ path, names }) => file.path.startsWith(path) && names.includes(name)))
    .map((name) => `${file.path} imports ${name}; only ${soleUsers[name]?.join(' and ')} may`),
)

// Matches "services/cleaner/src/main.ts". Not: "services/cli/src/commands/main.ts".
const MAIN = /^services\/[a-z]+\/src\/main\.ts$/

/** Configuration is read where a process begins and handed on as values. */
const onlyMainReadsConfiguration: Wall = eachFile((file) => {
  if (MAIN.test(file.path) || file.kind === 'test') return []
  const reads = file.imports.some(({ name, typeOnly }) => name === '@blotter/config' && !typeOnly)
  return [
    ...(reads && !listed(configurationReaders, file) ? [`${file.path} imports values of @blotter/config`] : []),
    ...(file.environment && !listed(environmentReaders, file) ? [`${file.path} reads the environment`] : []),
  ]
})

const listed = (exceptions: readonly { path: string }[], { path }: SourceFile): boolean =>
  exceptions.some((exception) => exception.path === path)

/** An exception that nobody needs any more is a hole. */
const exceptionsAreNeeded: Wall = ({ files }) => [
  ...environmentReaders
    .filter(({ path }) => !files.some((file) => file.path === path && file.environment))
    .map(({ path }) => `${path} does not read the environment any more; strike it from table.ts`),
  ...configurationReaders
    .filter(({ path }) => !files.some((file) => file.path === path && packagesOf(file).includes('@blotter/config')))
    .map(({ path }) => `${path} does not import @blotter/config any more; strike it from table.ts`),
]

const isThread = ({ path }: SourceFile, name: string): boolean =>
  threads.paths.includes(path) && threads.names.includes(name)

/** An engine is a function of what it is given: no network, no process, no machine. */
const enginesArePure: Wall = eachFile((file) =>
  file.kind === 'code' && engines.has(roomOf(file.workspace))
    ? file.imports
        .filter(({ name }) => name.startsWith('node:') && !allowedInEngines.has(name) && !isThread(file, name))
        .map(({ name }) => `${file.path} imports ${name}, which an engine has no use for`)
    : [],
)

// Matches "src/utils.ts", "src/helper/a.ts". Not: "src/incident-types.json", "src/typing.ts".
const NO_NAME = /(^|\/)(utils?|helpers?|commons?|types?|misc)(\.[a-z.]+)?(\/|$)/

/** A file is named after what it holds. */
const filesHaveNames: Wall = eachFile((file) =>
  NO_NAME.test(file.path) ? [`${file.path} says nothing by its name`] : [],
)

/** What a workspace imports, its package.json declares: what runs in production as a dependency. */
const importsAreDeclared: Wall = ({ workspaces, files }) =>
  workspaces.flatMap((workspace) =>
    filesOf(workspace, files).flatMap((file) =>
      [...new Set(packagesOf(file))]
        .filter((name) => !declares(workspace, file, name))
        .map((name) => `${file.path} imports ${name}, which ${workspace.folder}/package.json does not declare for it`),
    ),
  )

const filesOf = ({ name }: Workspace, files: SourceFile[]): SourceFile[] =>
  files.filter(({ workspace }) => workspace === name)

const declares = (workspace: Workspace, file: SourceFile, name: string): boolean => {
  if (workspace.dependencies.includes(name)) return true
  return file.kind !== 'code' && (workspace.devDependencies.includes(name) || TEST_TOOLS.has(name))
}

/** What a package.json declares is used: as a dependency by what runs, as a devDependency by tests and scripts alone. */
const declarationsAreUsed: Wall = ({ workspaces, files }) =>
  workspaces.flatMap((workspace) => {
    const own = filesOf(workspace, files)
    const run = new Set(own.filter(({ kind, path }) => kind === 'code' || path.startsWith('test/')).flatMap(packagesOf))
    const all = new Set(own.flatMap(packagesOf))
    const unseen = usedUnseen.filter((use) => use.workspace === roomOf(workspace.name)).map(({ name }) => name)
    return [
      ...workspace.dependencies
        .filter((name) => !run.has(name) && !unseen.includes(name))
        .map(
          (name) => `${workspace.folder} declares ${name} as a dependency${all.has(name) ? ', only for tests' : ''}`,
        ),
      ...workspace.devDependencies
        .filter((name) => !all.has(name))
        .map((name) => `${workspace.folder} declares ${name} for tests or scripts and does not use it`),
    ]
  })

/** Every wall of the house, by name. */
export const walls = {
  everyRoomIsPlaced,
  arrowsPointOneWay,
  everyoneUsesTheDoor,
  nobodyClimbs,
  strangersStopAtAdapters,
  onlyMainReadsConfiguration,
  exceptionsAreNeeded,
  enginesArePure,
  filesHaveNames,
  importsAreDeclared,
  declarationsAreUsed,
} satisfies Record<string, Wall>
