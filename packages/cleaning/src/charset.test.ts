import { expect, test } from 'vitest'
import { decode } from './charset.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

test('a byte order mark beats every declaration', () => {
  expect(decode(bytes([0xef, 0xbb, 0xbf], '<meta charset="windows-1251">', [0xc3, 0xa9]))).toContain('é')
  expect(decode(bytes([0xff, 0xfe, 0x61, 0x00]), 'text/html; charset=utf-8')).toBe('a')
})

test('the content type beats the meta element', () => {
  expect(decode(bytes('<meta charset="utf-8">', [0xd0]), 'text/html; charset="koi8-r"')).toContain('п')
})

test('a meta declaration in the first 4 kB is followed, by its WHATWG label', () => {
  expect(
    decode(bytes('<meta http-equiv="content-type" content="text/html; charset=shift_jis">', [0x90, 0xec])),
  ).toContain('川')
  expect(decode(bytes(' '.repeat(3_900), '<meta charset=latin2>', [0xb1]))).toContain('ą')
})

test('an unknown label is passed over, and UTF-16 in a meta element means UTF-8', () => {
  expect(decode(bytes('<meta charset="nonsense">', [0xc3, 0xa9]))).toContain('é')
  expect(decode(bytes('<meta charset="utf-16">', [0xc3, 0xa9]))).toContain('é')
})

test('undeclared bytes are UTF-8 when they decode strictly, else windows-1252', () => {
  expect(decode(bytes([0xe5, 0xb7, 0x9d]))).toBe('川')
  expect(decode(bytes([0x93, 0x61, 0x94]))).toBe('“a”')
})
