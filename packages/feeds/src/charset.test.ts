import { describe, expect, it } from 'vitest'
import { decodeText } from './charset.ts'
import { WarningList } from './warning.ts'

const decode = (bytes: Uint8Array, contentType?: string) => {
  const warnings = new WarningList()
  const text = decodeText(bytes, { contentType, warnings })
  return { text, codes: warnings.list().map(({ code }) => code) }
}
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
const utf32 = (text: string) =>
  Buffer.concat(
    [...text].map((char) => {
      const four = Buffer.alloc(4)
      four.writeUInt32BE(char.codePointAt(0) ?? 0)
      return four
    }),
  )

describe('charset', () => {
  it.each([
    ['UTF-16 with a mark', bytes([0xff, 0xfe], [...Buffer.from('<é', 'utf16le')]), '<é'],
    ['UTF-16 without a mark', Buffer.from('<é>x', 'utf16le'), '<é>x'],
    ['UTF-16 big endian without a mark', Buffer.from('<é>x', 'utf16le').swap16(), '<é>x'],
    ['UTF-32 without a mark', utf32('<é💧'), '<é💧'],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], '<é'), '<é'],
  ])('is seen from the bytes: %s', (_name, body, text) => {
    expect(decode(body).text).toBe(text)
  })

  it('is UTF-8 where the bytes are, whatever header and prolog say', () => {
    const body = bytes('<?xml version="1.0" encoding="iso-8859-1"?><a>Zoë</a>')
    expect(decode(body, 'text/xml; charset=latin1')).toEqual({ text: body.toString(), codes: ['charset-mismatch'] })
  })

  it.each([
    ['koi8-r', [0xcd, 0xc9, 0xd2], 'мир'],
    ['windows-1251', [0xec, 0xe8, 0xf0], 'мир'],
    ['gb2312', [0xd6, 0xd0], '中'],
    ['Shift_JIS', [0x93, 0xfa], '日'],
    ['euc-kr', [0xb0, 0xa1], '가'],
    ['iso-8859-1', [0x93, 0xe9, 0x94], '“é”'],
    ['x-unknown', [0x80, 0xe9], '€é'],
  ])('is what the prolog says where the bytes are not UTF-8: %s', (label, high, text) => {
    const prolog = `<?xml version="1.0" encoding="${label}"?>`
    expect(decode(bytes(prolog, high)).text).toBe(prolog + text)
  })

  it('believes the header before the prolog, except for the default that servers send', () => {
    const body = bytes('<?xml version="1.0" encoding="windows-1251"?>', [0xec])
    expect(decode(body, 'text/xml; charset=koi8-r').text).toMatch(/Л$/)
    expect(decode(body, 'text/xml; charset=ISO-8859-1').text).toMatch(/м$/)
    expect(decode(body, 'text/xml; charset=utf-8').text).toMatch(/м$/)
  })

  it('reads stray bytes in UTF-8 as windows-1252 and keeps the rest', () => {
    const body = bytes('Zoë, naïve, façade, Łódź, Ærø ', [0x92], ' end')
    expect(decode(body)).toEqual({ text: 'Zoë, naïve, façade, Łódź, Ærø ’ end', codes: ['stray-bytes'] })
  })

  it('is UTF-8 with stray bytes even where another charset is declared', () => {
    const body = bytes('<?xml version="1.0" encoding="windows-1251"?>', 'Наводнение в порту', [0xff])
    expect(decode(body).text).toMatch(/Наводнение в портуÿ$/)
  })

  it('does not lose text to a character that is cut off at the end', () => {
    expect(decode(bytes('Zoë, naïve, façade', [0xc3])).text).toMatch(/^Zoë, naïve, façade/)
  })
})
