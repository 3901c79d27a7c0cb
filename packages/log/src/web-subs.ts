import type { Database, Transaction } from './database.ts'
import { eq } from './drizzle.ts'
import { webSub } from './schema/index.ts'

/** A subscription at a feed's hub. */
export type WebSub = Omit<typeof webSub.$inferSelect, 'state'> & { state: 'asked' | 'active' | 'refused' }

/** The subscription of a feed; null when there is none. */
export const readWebSub = async (database: Database, feedId: string): Promise<WebSub | null> => {
  const [row] = await database.select().from(webSub).where(eq(webSub.feedId, feedId))
  return (row as WebSub | undefined) ?? null // writeWebSub put its state there
}

/** The subscription that a hub's call names; null when there is none. */
export const webSubByToken = async (database: Database, token: string): Promise<WebSub | null> => {
  const [row] = await database.select().from(webSub).where(eq(webSub.token, token))
  return (row as WebSub | undefined) ?? null // as above
}

export const writeWebSub = async (on: Transaction | Database, row: WebSub): Promise<void> => {
  await on.insert(webSub).values(row).onConflictDoUpdate({ target: webSub.feedId, set: row })
}

export const removeWebSub = async (on: Transaction | Database, feedId: string): Promise<void> => {
  await on.delete(webSub).where(eq(webSub.feedId, feedId))
}
