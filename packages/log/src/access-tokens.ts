import type { Transaction } from './database.ts'
import { sql } from './drizzle.ts'
import type { Log } from './log.ts'

/** A token as we know it; of its secret only the digest. */
export type AccessToken = {
  id: string
  /** Whose it is; stands as `who` in the log. */
  holder: string
  scopes: string[]
  /** Requests a minute. */
  rate: number
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  usedAt: string | null
}

const TOKEN = `token_id AS id, holder, scopes, rate, created_at AS "createdAt", expires_at AS "expiresAt",
  revoked_at AS "revokedAt", used_at AS "usedAt"`

/** All tokens, the newest first. */
export const listTokens = (log: Pick<Log, 'query'>): Promise<AccessToken[]> =>
  log.query(`SELECT ${TOKEN} FROM blotter_work.access_token ORDER BY created_at DESC, token_id`)

/** A token that holds now, with its digest; null when there is none of that id, or it ended. */
export const validToken = async (
  log: Pick<Log, 'prepared'>,
  id: string,
): Promise<(AccessToken & { digest: Buffer }) | null> => {
  const [found] = await log.prepared<AccessToken & { digest: Buffer }>(
    `SELECT ${TOKEN}, digest FROM blotter_work.access_token
     WHERE token_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [id],
  )
  return found ?? null
}

/** Those of some tokens that hold now. */
export const heldTokens = async (log: Pick<Log, 'query'>, ids: readonly string[]): Promise<string[]> => {
  const found = await log.query<{ id: string }>(
    `SELECT token_id AS id FROM blotter_work.access_token
     WHERE token_id = ANY($1::text[]) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [ids],
  )
  return found.map(({ id }) => id)
}

/** Notes that a token was used, to the minute. */
export const noteUse = async (log: Pick<Log, 'prepared'>, id: string): Promise<void> => {
  await log.prepared(
    `UPDATE blotter_work.access_token SET used_at = now()
     WHERE token_id = $1 AND (used_at IS NULL OR used_at < now() - interval '1 minute')`,
    [id],
  )
}

/** Keeps a new token, in the transaction of what says so. */
export const addToken = async (
  transaction: Transaction,
  {
    id,
    holder,
    digest,
    scopes,
    rate,
    expiresAt,
  }: Omit<AccessToken, 'createdAt' | 'revokedAt' | 'usedAt'> & { digest: Buffer },
): Promise<void> => {
  await transaction.execute(
    sql`INSERT INTO blotter_work.access_token (token_id, holder, digest, scopes, rate, expires_at)
      VALUES (${id}, ${holder}, ${digest}, string_to_array(${scopes.join(' ')}, ' '), ${rate}, ${expiresAt})`,
  )
}

/** Ends a token from now on, in the transaction of what says so. @returns false when there is none that holds */
export const endToken = async (transaction: Transaction, id: string): Promise<boolean> => {
  const { rowCount } = await transaction.execute(
    sql`UPDATE blotter_work.access_token SET revoked_at = now() WHERE token_id = ${id} AND revoked_at IS NULL`,
  )
  return rowCount === 1
}
