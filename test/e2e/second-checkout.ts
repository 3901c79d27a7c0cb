import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PARTS = ['packages', 'services', 'infra', 'test', 'package.json', 'package-lock.json', 'tsconfig.json']

/** Another checkout of Blotter, as somebody who works on an engine has one. */
export type Checkout = {
  /** Replaces a word everywhere in a file. */
  edit: (file: string, from: string, to: string) => void
  /** Runs a command of it on a database. @returns what it printed */
  blotter: (databaseUrl: string, ...args: string[]) => Promise<{ code: number; out: string; err: string }>
}

/** A copy of this checkout in a temporary folder, with packages of its own and everybody else's shared. */
export const secondCheckout = (): Checkout => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-next-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const isOurs = (path: string): boolean => !/(^|\/)(node_modules|\.data)(\/|$)/.test(path.slice(root.length))
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true, filter: isOurs })
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@blotter'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@blotter') symlinkSync(join(root, 'node_modules', name), join(modules, name))
  for (const home of ['packages', 'services'])
    for (const name of readdirSync(join(folder, home)))
      symlinkSync(join(folder, home, name), join(modules, '@blotter', name))
  for (const home of ['packages', 'services'])
    for (const name of readdirSync(join(root, home))) linkOwnModules(join(root, home, name), join(folder, home, name))
  return {
    edit: (file, from, to) => {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}.`)
      writeFileSync(path, text.replaceAll(from, to))
    },
    blotter: (databaseUrl, ...args) =>
      new Promise((resolve) => {
        const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: '', JOB_LOCK_SECONDS: '5' }
        const main = join(folder, 'services/cli/src/main.ts')
        execFile(process.execPath, [main, ...args], { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, out, err) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err }),
        )
      }),
  }
}

/** Packages that a workspace has in another version than the others. */
const linkOwnModules = (from: string, to: string): void => {
  try {
    symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'))
  } catch {
    // It has none.
  }
}
