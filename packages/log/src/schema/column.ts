import { customType, timestamp } from '../drizzle.ts'

/** A SHA-256 as 32 raw bytes. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A moment with zone, read and written as ISO 8601. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
