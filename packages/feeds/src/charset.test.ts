import fc from 'fast-check'
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

  const utf8 = '<?xml version="1.0" encoding="UTF-8"?>'

  it.each([
    ['cut to one byte', [0xc3, 0x3c], '\ufffd<'],
    ['cut to two bytes', [0xe2, 0x80, 0x20], '\ufffd '],
    ['cut to three bytes', [0xf0, 0x9f, 0x92, 0x22], '\ufffd"'],
    ['pasted from windows-1252', [0x93, 0x63, 0x61, 0x66, 0xe9, 0x20, 0x94, 0x20], '“café ” '],
  ])('stays UTF-8 where it says so and few bytes are not: one character %s', (_how, damage, read) => {
    const body = bytes(utf8, 'Zoë ', damage, 'x ', damage, 'y ', damage, 'z')
    expect(decode(body)).toEqual({ text: `${utf8}Zoë ${read}x ${read}y ${read}z`, codes: ['stray-bytes'] })
    expect(decode(bytes('Zoë ', damage, damage, damage), 'text/xml; charset=utf-8').text).toMatch(/^Zoë /)
    expect(decode(bytes([0xef, 0xbb, 0xbf], damage)).text).toBe(read)
  })

  it('is windows-1252 where the declaration is a template that nobody filled in', () => {
    const latin = Buffer.from('\xe9t\xe9 \xc9tat caf\xe9 na\xefve \xc0 vendre \xab non \xbb', 'latin1')
    expect(decode(bytes(utf8, [...latin]))).toEqual({
      text: `${utf8}été État café naïve À vendre « non »`,
      codes: ['charset-mismatch'],
    })
  })

  it('loses no good character to damage, wherever that is', () => {
    const damage = fc.array(fc.integer({ min: 0x80, max: 0xff }), { minLength: 1, maxLength: 3 })
    const word = fc.constantFrom('Łódź', 'наводнение', '地震', '😀', 'été')
    fc.assert(
      fc.property(fc.array(fc.tuple(word, damage), { minLength: 1, maxLength: 9 }), (parts) => {
        const body = bytes(utf8, ...parts.flatMap(([text, bad]) => [text, ' ', bad, '<']))
        for (const [text] of parts) expect(decode(body).text).toContain(`${text} `)
      }),
    )
  })

  it('does not lose text to a character that is cut off at the end', () => {
    expect(decode(bytes('Zoë, naïve, façade', [0xc3])).text).toMatch(/^Zoë, naïve, façade/)
  })
})
