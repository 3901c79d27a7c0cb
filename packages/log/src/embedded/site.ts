import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FatalFault } from '@blotter/events'
import { type Account, canReach } from './account.ts'

/** The folders of one embedded server. */
export type ServerSite = {
  /** Holds `data`, the password and the server's own log. */
  home: string
  data: string
  /** Where binaries are copied to when the server cannot reach the installed ones. */
  spare: string
}

/**
 * A home for the server below `folder`, or in the system's temporary directory where the server's account cannot walk
 * down to `folder` (a checkout below a closed folder, run as root).
 */
export const prepareSite = (folder: string, account: Account | null): ServerSite => {
  mkdirSync(folder, { recursive: true })
  const real = realpathSync(folder)
  const spare = join(tmpdir(), `blotter-${createHash('sha256').update(real).digest('hex').slice(0, 12)}`)
  const home = canReach(account, real) ? join(real, 'postgres') : join(ownFolder(spare), 'postgres')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (account) chownSync(home, account.uid, account.gid)
  return { home, data: join(home, 'data'), spare }
}

/** Creates a folder under a name that others could guess, and refuses one that somebody else made first. */
export const ownFolder = (path: string): string => {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o711 })
  const stat = lstatSync(path)
  if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid())) {
    throw new FatalFault('foreign-folder', `${path} belongs to somebody else. Remove it, or set DATABASE_URL.`)
  }
  return path
}
