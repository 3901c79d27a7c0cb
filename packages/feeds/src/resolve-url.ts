/**
 * An absolute http(s) address, resolved against a base when it is relative (WHATWG URL).
 * @returns undefined for other schemes, and for relative ones without a usable base
 */
export const resolveUrl = (reference: string, base: string | undefined): string | undefined => {
  const trimmed = reference.trim()
  const url = URL.parse(trimmed, base) ?? (base === undefined ? null : URL.parse(trimmed))
  return url && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname ? url.href : undefined
}
