import { makeToken, type Scope } from '@blotter/access'
import { InputFault } from '@blotter/events'
import { addToken, endToken, type Log } from '@blotter/log'
import { type Act, acted } from '@blotter/pipeline'

export type TokenWish = {
  holder: string
  scopes: readonly Scope[]
  /** Requests a minute. */
  rate: number
  /** ISO 8601; null: never. */
  expiresAt: string | null
}

/** Makes a token. @returns the token itself, which nobody can show again, and its id */
export const createToken = async (log: Log, wish: TokenWish, act: Act): Promise<{ id: string; token: string }> => {
  const { token, id, digest } = makeToken()
  const said = { what: 'token create', selection: id, count: 1, outcome: `${wish.holder}: ${wish.scopes.join(' ')}` }
  await log.append([acted(act, said)], {
    alongside: (transaction) => addToken(transaction, { ...wish, scopes: [...wish.scopes], id, digest }),
  })
  return { id, token }
}

/** Ends a token at once. @throws InputFault `no-such-token` */
export const revokeToken = async (log: Log, id: string, act: Act): Promise<void> => {
  await log.append([acted(act, { what: 'token revoke', selection: id, count: 1, outcome: 'revoked' })], {
    alongside: async (transaction) => {
      if (!(await endToken(transaction, id)))
        throw new InputFault(
          'no-such-token',
          `There is no token ${id} that holds. See: npx --no-install blotter tokens list`,
        )
    },
  })
}
