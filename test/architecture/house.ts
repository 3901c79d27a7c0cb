import { globSync, readFileSync } from 'node:fs'
import { type Import, importsOf } from './imports.ts'

/** What a file is for: it runs in production, in tests, or by hand when data are built. */
export type FileKind = 'code' | 'test' | 'script'

export type SourceFile = {
  /** From the top of the repository: `packages/log/src/read.ts`. */
  path: string
  /** Name of its workspace: `@blotter/log`. */
  workspace: string
  kind: FileKind
  imports: Import[]
  /** Whether it reads the environment. */
  environment: boolean
}

export type Workspace = {
  /** `packages/log` */
  folder: string
  name: string
  dependencies: string[]
  devDependencies: string[]
}

export type House = { workspaces: Workspace[]; files: SourceFile[] }

const WORKSPACES = ['packages/*/package.json', 'services/*/package.json', 'test/package.json']
// Matches `process.env.HOME`, `from 'node:process'`. Not: `process.exit()`.
const ENVIRONMENT = /\bprocess\.env\b|from 'node:process'/

/** Every workspace of a checkout with its sources. */
export const readHouse = (top: URL): House => {
  const workspaces = globSync(WORKSPACES, { cwd: top })
    .toSorted()
    .map((path) => readWorkspace(top, path))
  return { workspaces, files: workspaces.flatMap((workspace) => readFiles(top, workspace)) }
}

const readWorkspace = (top: URL, path: string): Workspace => {
  const { name, dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(new URL(path, top), 'utf8'))
  return {
    folder: path.slice(0, path.lastIndexOf('/')),
    name,
    dependencies: Object.keys(dependencies),
    devDependencies: Object.keys(devDependencies),
  }
}

const readFiles = (top: URL, { folder, name }: Workspace): SourceFile[] =>
  globSync(`${folder}/**/*.{ts,mjs}`, { cwd: top, exclude: (path) => path.includes('node_modules') }).map((path) => {
    const text = readFileSync(new URL(path, top), 'utf8')
    return {
      path,
      workspace: name,
      kind: kindOf(path),
      imports: importsOf(text),
      environment: ENVIRONMENT.test(text),
    }
  })

/** By where a file stands: beside its source as `name.test.ts`, or in a folder `test` or `scripts`. */
export const kindOf = (path: string): FileKind => {
  if (/\.(test|setup)\.ts$|(^|\/)test\//.test(path)) return 'test'
  return path.includes('/scripts/') ? 'script' : 'code'
}
