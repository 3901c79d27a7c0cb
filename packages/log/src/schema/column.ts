import { customType, timestamp } from '../drizzle.ts'

/** A SHA-256 as 32 raw bytes. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A moment with zone, read and written as ISO 8601. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** A floating point number of 64 bits. */
export const double = customType<{ data: number }>({ dataType: () => 'double precision' })

export const flag = customType<{ data: boolean }>({ dataType: () => 'boolean' })
