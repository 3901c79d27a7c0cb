import { isUtf8 } from 'node:buffer'
import { decodeUtf8Leniently, decodeUtf32, decodeWindows1252 } from './bytes-to-text.ts'
import type { WarningList } from './warning.ts'

/** What the transport and the document say about the charset. */
type Hints = { contentType: string | undefined; warnings: WarningList }

/**
 * Text of a feed. The ladder: byte order mark, the zero-byte patterns of UTF-16 and UTF-32 (XML 1.0, appendix F),
 * strict UTF-8 (valid multi-byte sequences beat any declaration), UTF-8 with damage, the declared charset, windows-1252.
 * Never throws.
 */
export const decodeText = (bytes: Uint8Array, hints: Hints): string => {
  const wide = wideEncoding(bytes)
  if (wide) return decodeWide(bytes, wide)
  const declared = declaredEncoding(bytes, hints.contentType)
  if (isUtf8(bytes)) {
    if (declared === 'iso-2022-jp' && bytes.includes(0x1b)) return decodeAs(bytes, declared)
    if (declared && declared !== 'utf-8' && bytes.some((byte) => byte > 0x7f))
      hints.warnings.add('charset-mismatch', `The feed says ${declared} and is UTF-8.`)
    return decodeAs(bytes, 'utf-8')
  }
  if (isDamagedUtf8(bytes, declared)) {
    hints.warnings.add('stray-bytes', 'The feed is UTF-8 with bytes that are not; they were read one by one.')
    return decodeUtf8Leniently(bytes)
  }
  if (!declared || declared === 'utf-8')
    hints.warnings.add('charset-mismatch', 'The feed is not UTF-8 and names no other charset: read as windows-1252.')
  return decodeAs(bytes, declared === undefined || declared === 'utf-8' ? 'windows-1252' : declared)
}

type Wide = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

const wideEncoding = (bytes: Uint8Array): Wide | undefined => {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return 'utf-32be'
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be'
  return undefined
}

const decodeWide = (bytes: Uint8Array, encoding: Wide): string =>
  encoding === 'utf-32le' || encoding === 'utf-32be'
    ? decodeUtf32(bytes, encoding === 'utf-32le')
    : new TextDecoder(encoding).decode(bytes)

/** The label of the header or the XML declaration as a WHATWG name, when it is one and the bytes can be in it. */
const declaredEncoding = (bytes: Uint8Array, contentType: string | undefined): string | undefined => {
  // matches `text/xml; charset="utf-8"`, not `text/xml`
  const header = encodingName(/charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1])
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  // matches `<?xml version="1.0" encoding="koi8-r"?>`, not `<rss encoding="x">`
  const prolog = encodingName(/<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1])
  // Servers send these two for every text/xml; the document's author knew better.
  return (header === 'windows-1252' || header === 'utf-8' ? prolog : undefined) ?? header ?? prolog
}

/** Labels that feeds use and the WHATWG list lacks. */
const LABELS: Record<string, string> = {
  cp936: 'gb18030',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  cp932: 'shift_jis',
  cp950: 'big5',
  utf8mb4: 'utf-8',
}

const encodingName = (label: string | undefined): string | undefined => {
  if (!label) return undefined
  try {
    const { encoding } = new TextDecoder(LABELS[label.toLowerCase()] ?? label)
    // Without a mark or zero bytes it cannot be UTF-16, whatever it says.
    return encoding.startsWith('utf-16') ? undefined : encoding
  } catch {
    return undefined
  }
}

const decodeAs = (bytes: Uint8Array, encoding: string): string =>
  encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes)

/**
 * Is text that is not wholly UTF-8 that all the same? With a byte order mark always. Text in another charset gives hardly
 * any good sequences by chance: one to ten bytes that fit none is enough where nothing else is declared, and ten to one
 * beats a declaration.
 */
const isDamagedUtf8 = (bytes: Uint8Array, declared: string | undefined): boolean => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return true
  const text = new TextDecoder().decode(bytes)
  let good = 0
  let stray = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) stray += 1
    else if (unit > 0x7f) good += 1
  }
  if (declared === 'utf-8') return good * 10 >= stray && good > 0
  return (good >= 5 && good >= 10 * stray) || (declared === undefined && stray <= 2 && good > stray)
}
