import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSignedBy } from './hub-signature.ts'

const sign = (method: string, secret: string, body: Uint8Array) =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`

it.each(['sha1', 'sha256', 'sha384', 'sha512'])('a push signed by %s is known by its secret alone', (method) => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.uint8Array(), (secret, other, body) => {
      expect(isSignedBy(secret, sign(method, secret, body), body)).toBe(true)
      if (other !== secret) expect(isSignedBy(secret, sign(method, other, body), body)).toBe(false)
      expect(isSignedBy(secret, sign(method, secret, body), Buffer.concat([body, Buffer.of(0)]))).toBe(false)
    }),
  )
})

it.each([undefined, '', 'sha256', 'sha256=', 'md5=d41d8cd98f00b204e9800998ecf8427e', 'sha256=zz', '=00'])(
  'no push is signed by %j',
  (header) => expect(isSignedBy('secret', header, Buffer.from('x'))).toBe(false),
)
