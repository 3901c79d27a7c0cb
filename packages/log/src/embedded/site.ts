import { createHash } from 'node:crypto'
import { chownSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, canReach } from './account.ts'
import { makeFolder, ownFolder } from './folder.ts'

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
 * @throws FatalFault `data-folder`, `foreign-folder`
 */
export const prepareSite = (folder: string, account: Account | null): ServerSite => {
  makeFolder(folder)
  const real = realpathSync(folder)
  const spare = join(tmpdir(), `blotter-${createHash('sha256').update(real).digest('hex').slice(0, 12)}`)
  const home = canReach(account, real) ? join(real, 'postgres') : join(ownFolder(spare), 'postgres')
  makeFolder(home, 0o700)
  if (account) chownSync(home, account.uid, account.gid)
  return { home, data: join(home, 'data'), spare }
}
