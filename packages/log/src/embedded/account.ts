import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The system account that a server runs under. */
export type Account = { uid: number; gid: number }

/**
 * Postgres refuses to run as root, so root lends it the account `postgres` or `nobody`.
 * @returns null when the current account will do
 */
export const serverAccount = (): Account | null => {
  if (process.getuid?.() !== 0) return null
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  return { uid: Number(found?.[2] ?? 65534), gid: Number(found?.[3] ?? 65534) }
}

/** Whether an account can walk down to a folder that exists: every folder on the way must be open to it. */
export const canReach = (account: Account | null, folder: string): boolean => {
  if (!account) return true
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (at === dirname(at)) return true
  }
}
