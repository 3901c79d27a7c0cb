import type { WebHeaders } from './web-headers.ts'

const STATUSES = new Set([301, 302, 303, 307, 308])

/** Whether an answer sends us elsewhere; without a Location it is an answer like any other. */
export const isRedirect = (status: number, headers: WebHeaders): boolean =>
  STATUSES.has(status) && Boolean(headers.location?.trim())

/**
 * The address that an answer sends us to, as text still to be checked.
 * Header bytes arrive as Latin-1; a Location that is valid UTF-8 is read as that, like browsers do.
 */
export const redirectTarget = (status: number, headers: WebHeaders): string | undefined => {
  if (!isRedirect(status, headers)) return undefined
  const bytes = Buffer.from(headers.location ?? '', 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return headers.location?.trim()
  }
}
