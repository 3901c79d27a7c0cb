/** How much of a page is searched for a declaration; browsers look at 1 kB, publishers put it later. */
const DECLARED_WITHIN = 4_096

/** `<meta charset="euc-kr">` and `…content="text/html; charset=big5"` match, `charset-test` does not. */
const META_CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)/i
/** `<?xml version="1.0" encoding="shift_jis"?>` matches. */
const XML_ENCODING = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]+)/i
/** `text/html; charset="utf-8"` matches, `text/html` does not. */
const HEADER_CHARSET = /charset\s*=\s*["']?\s*([\w:.-]+)/i

/**
 * Decodes a page's bytes: byte order mark, `contentType`, `meta charset` in the first 4 kB, UTF-8 when it decodes
 * strictly, else windows-1252. Labels as in the WHATWG Encoding Standard; an unknown one is passed over.
 */
export const decode = (body: Uint8Array, contentType?: string): string => {
  const label = byteOrderMark(body) ?? known(HEADER_CHARSET.exec(contentType ?? '')?.[1]) ?? declared(body)
  if (label) return new TextDecoder(label).decode(body)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return new TextDecoder('windows-1252').decode(body)
  }
}

const byteOrderMark = (body: Uint8Array): string | undefined => {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  return undefined
}

const declared = (body: Uint8Array): string | undefined => {
  const start = new TextDecoder('latin1').decode(body.subarray(0, DECLARED_WITHIN))
  const label = known(META_CHARSET.exec(start)?.[1] ?? XML_ENCODING.exec(start)?.[1])
  // A declaration that could be read as ASCII cannot be UTF-16 (HTML standard, prescan).
  return label?.startsWith('utf-16') ? 'utf-8' : label
}

const known = (label: string | undefined): string | undefined => {
  if (!label) return undefined
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}
