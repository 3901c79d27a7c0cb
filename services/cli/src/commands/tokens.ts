import { userInfo } from 'node:os'
import { createToken, revokeToken } from '@blotter/acts'
import { listTokens } from '@blotter/log'
import { printData, printTable, say } from '../output.ts'
import type { Session } from '../session.ts'
import type { CreateOptions } from '../token-commands.ts'

const DAY = 86_400_000

/** Makes a token and prints it, this once. */
export const makeToken = async ({ log }: Session, holder: string, options: CreateOptions): Promise<void> => {
  const { scopes, rate, days, json } = options
  const expiresAt = days === undefined ? null : new Date(Date.now() + days * DAY).toISOString()
  const { id, token } = await createToken(log, { holder, scopes, rate, expiresAt }, actOf(options))
  if (json) return printData(JSON.stringify({ id, token, holder, scopes, rate, expiresAt }))
  printData(token)
  say(
    `Token ${id} of ${holder}: ${scopes.join(', ')}, ${rate} requests a minute${expiresAt ? `, until ${expiresAt}` : ''}. It is not shown again.`,
  )
}

/** All tokens; none is shown itself. */
export const showTokens = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const tokens = await listTokens(log)
  if (json) {
    for (const token of tokens) printData(JSON.stringify(token))
    return
  }
  printTable(
    ['id', 'holder', 'scopes', 'a minute', 'made', 'ends', 'used'],
    tokens.map((each) => [
      each.id,
      each.holder,
      each.scopes.join(' '),
      each.rate,
      each.createdAt,
      each.revokedAt ? `revoked ${each.revokedAt}` : each.expiresAt,
      each.usedAt,
    ]),
  )
}

/** Ends a token. */
export const endToken = async (
  { log }: Session,
  id: string,
  options: { reason: string; by?: string },
): Promise<void> => {
  await revokeToken(log, id, actOf(options))
  say(`Token ${id} is revoked.`)
}

const actOf = ({ reason: why, by }: { reason: string; by?: string }) => ({
  who: by ?? userInfo().username,
  why,
  source: 'blotter/tokens',
})
