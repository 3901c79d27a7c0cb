import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostAllowance } from './host-allowance.ts'
import { readWebUrl } from './web-url.ts'

const nobody = hostAllowance([])

test.each([
  ['ftp://example.org/', 'bad-scheme'],
  ['file:///etc/passwd', 'bad-scheme'],
  ['javascript:alert(1)', 'bad-scheme'],
  ['data:text/plain,x', 'bad-scheme'],
  ['example.org/feed', 'bad-url'],
  ['http://', 'bad-url'],
  ['http://[::1', 'bad-url'],
  ['http://256.1.1.1/', 'bad-url'],
  [`http://example.org/${'a'.repeat(9000)}`, 'bad-url'],
  [`http://example.org/${'é'.repeat(2000)}`, 'bad-url'],
  ['http://example.org:22/', 'refused-address'],
  ['http://example.org:6379/', 'refused-address'],
])('%.60s is refused as %s', (address, code) => {
  expect(() => readWebUrl(address, nobody)).toThrow(expect.objectContaining({ code }))
})

test('user name, password and fragment are left out', () => {
  expect(readWebUrl('https://user:secret@example.org/a?b#c', nobody).href).toBe('https://example.org/a?b')
})

test('a relative address is read against its page', () => {
  expect(readWebUrl('../b', nobody, new URL('http://example.org/x/y/z')).href).toBe('http://example.org/x/b')
})

test('a port of another service is open when the operator names it', () => {
  const allowance = hostAllowance(['example.org:6379'])
  expect(readWebUrl('http://example.org:6379/', allowance).port).toBe('6379')
  expect(() => readWebUrl('http://example.net:6379/', allowance)).toThrow()
})

test('whatever is read is http or https, without secrets, and reads the same again', () => {
  const part = fc.constantFrom(
    'http',
    'HTTPS',
    '://',
    '/',
    '\\',
    ':',
    '@',
    '?',
    '#',
    '..',
    '%41',
    'é',
    'user',
    'example.org',
    '8080',
    ' ',
  )
  const address = fc.array(part, { maxLength: 8 }).map((parts) => `http://${parts.join('')}`)
  let read = 0
  fc.assert(
    fc.property(address, (text) => {
      if (!URL.canParse(text)) return
      const url = readWebUrl(text, nobody)
      read += 1
      expect(url.protocol).toMatch(/^https?:$/)
      expect([url.username, url.password, url.hash]).toEqual(['', '', ''])
      expect(readWebUrl(url.href, nobody).href).toBe(url.href)
    }),
    { numRuns: 500 },
  )
  expect(read).toBeGreaterThan(20)
})

test('an allowance is for exactly one host and port, in any spelling of the host', () => {
  const allowance = hostAllowance(['LOCALHOST:8080', '[0:0::1]:81', '0x7f.1:82', 'wiki.intern:80'])
  expect(allowance.has('localhost', '8080')).toBe(true)
  expect(allowance.has('localhost', '8081')).toBe(false)
  expect(allowance.has('[::1]', 81)).toBe(true)
  expect(allowance.has('::1', 81)).toBe(true)
  expect(allowance.has('127.0.0.1', 82)).toBe(true)
  expect(allowance.has('wiki.intern', 80)).toBe(true)
})

test.each(['localhost', ':80', 'host:0', 'host:x', 'a/b:80', 'me@host:80', 'http://host:80'])(
  '"%s" is no allowance',
  (entry) => {
    expect(() => hostAllowance([entry])).toThrow(expect.objectContaining({ code: 'bad-allowance' }))
  },
)
