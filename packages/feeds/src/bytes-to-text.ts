/** windows-1252 at 0x80 … 0x9f (WHATWG Encoding, index-windows-1252); Node's own decoder leaves C1 controls there. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** windows-1252, which also stands for ISO-8859-1 and ASCII on the web. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => HIGH.charAt(control.charCodeAt(0) - 0x80))

/** UTF-32, which TextDecoder lacks; what is no code point becomes U+FFFD. */
export const decodeUtf32 = (bytes: Uint8Array, littleEndian: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts: string[] = []
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) {
    const point = view.getUint32(offset, littleEndian)
    if (point !== 0xfeff) parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd')
  }
  return parts.join('')
}

/**
 * UTF-8 in which bytes are damaged: the rest of a character that was cut becomes U+FFFD, and a byte that is a character
 * of windows-1252 where it stands, pasted from elsewhere, becomes that. Linear.
 */
export const decodeUtf8Leniently = (bytes: Uint8Array): string => {
  const whole = Buffer.allocUnsafe(bytes.length * 3)
  let size = 0
  let start = 0
  const keep = (end: number): void => {
    whole.set(bytes.subarray(start, end), size)
    size += end - start
  }
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    keep(at)
    const cut = cutLength(bytes, at)
    size += whole.write(cut > 0 ? '\ufffd' : decodeWindows1252(bytes.subarray(at, at + 1)), size)
    at += cut || 1
    start = at
  }
  keep(bytes.length)
  return new TextDecoder().decode(whole.subarray(0, size))
}

/**
 * Bytes of a cut character at an offset, 0 for a byte that stands for itself: one that leads nothing, or a letter of
 * windows-1252 as words have it, such as the last ones of `caf\xe9 noir` and `\xc9tat` (a cut `\xc3 ` is none).
 */
const cutLength = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at] ?? 0
  if (lead < 0xc2 || lead >= 0xf5) return 0
  let length = 1
  while (length < 3 && ((bytes[at + length] ?? 0) & 0xc0) === 0x80) length += 1
  if (length > 1) return length
  const inWord = isLetter(bytes[at + 1]) || (lead >= 0xe0 && isLetter(bytes[at - 1]))
  return inWord ? 0 : 1
}

const isLetter = (byte = 0): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a

/** Bytes of the UTF-8 sequence at an offset (Unicode 15, table 3-7), 0 when there is none. */
const sequenceLength = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
  const second = bytes[at + 1] ?? 0
  if (lead === 0xe0 && second < 0xa0) return 0
  if (lead === 0xed && second > 0x9f) return 0
  if (lead === 0xf0 && second < 0x90) return 0
  if (lead === 0xf4 && second > 0x8f) return 0
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
