import { LogUnreachable, VersionConflict } from './fault.ts'

type PostgresError = { code?: string; constraint?: string; table?: string; detail?: string; message?: string }

/** The driver's own error behind Drizzle's wrapper. */
export const postgresError = (error: unknown): PostgresError => {
  let at = error as { cause?: unknown; code?: unknown }
  while (at?.cause && typeof at.code !== 'string') at = at.cause as typeof at
  return (at ?? {}) as PostgresError
}

// SQLSTATE classes 08 (connection), 57P (shutdown), 53 (resources), 28 (login), 3D (no such database), and what the
// sockets say.
const UNREACHABLE = /^(08|57P|53|28|3D)|^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/

/** Blotter's typed fault for an error of the driver; other errors are handed back as they are. */
export const translate = (error: unknown): unknown => {
  const { code, detail, message } = postgresError(error)
  if (code === 'BL001' && detail) {
    const { stream, expected, actual } = JSON.parse(detail)
    return new VersionConflict(stream, expected, actual)
  }
  if (code && UNREACHABLE.test(code)) return new LogUnreachable(error)
  // node-postgres gives these no code.
  if (message?.startsWith('Connection terminated') || message?.startsWith('timeout exceeded when trying to connect')) {
    return new LogUnreachable(error)
  }
  return error
}
