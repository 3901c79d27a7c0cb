import type { WebHeaders } from './web-headers.ts'

/** What a server gave to ask it again with (RFC 9110 section 13), byte for byte. */
export type Validators = { etag?: string; lastModified?: string }

/**
 * The validators of an answer. Nothing is made up, trimmed or repaired: a strange ETag comes back as it was.
 * @param headers lower-case names
 */
export const validatorsOf = (headers: WebHeaders): Validators => ({
  ...(isSendable(headers.etag) ? { etag: headers.etag } : {}),
  ...(isSendable(headers['last-modified']) ? { lastModified: headers['last-modified'] } : {}),
})

/** The headers of a conditional GET; empty for an unconditional one. */
export const conditionalHeaders = (validators: Validators): WebHeaders => ({
  ...(validators.etag === undefined ? {} : { 'if-none-match': validators.etag }),
  ...(validators.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
})

/** `W/"a\b"` can be sent; a value with a line break, or longer than anybody means it, cannot. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]{1,1024}$/

const isSendable = (value: string | undefined): value is string => value !== undefined && SENDABLE.test(value)
