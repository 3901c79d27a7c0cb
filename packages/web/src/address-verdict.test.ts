import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressVerdict } from './address-verdict.ts'

const REFUSED: [string, string][] = [
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['10.0.0.1', 'private'],
  ['100.64.0.1', 'carrierGradeNat'],
  ['100.127.255.255', 'carrierGradeNat'],
  ['100.100.100.200', 'metadata'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['168.63.129.16', 'metadata'],
  ['169.254.169.254', 'metadata'],
  ['169.254.0.1', 'linkLocal'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.0.0.1', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['192.168.1.1', 'private'],
  ['198.18.0.1', 'reserved'],
  ['203.0.113.9', 'reserved'],
  ['224.0.0.1', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::127.0.0.1', 'loopback'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:7f00:1', 'loopback'],
  ['::ffff:0:192.168.0.1', 'private'],
  ['64:ff9b::a00:1', 'private'],
  ['64:ff9b::169.254.169.254', 'metadata'],
  ['64:ff9b:1::1', 'rfc6052'],
  ['100::1', 'discard'],
  ['2001::1', 'unspecified'],
  ['2001:0:808:808:0:0:f5ff:fffe', 'private'],
  ['2001:db8::1', 'reserved'],
  ['2002:7f00:1::1', 'loopback'],
  ['2002:c0a8:101::', 'private'],
  ['2600:1f18::5efe:10.0.0.1', 'private'],
  ['fc00::1', 'uniqueLocal'],
  ['fd00:ec2::254', 'uniqueLocal'],
  ['fe80::1', 'linkLocal'],
  ['fe80::1%eth0', 'linkLocal'],
  ['fec0::1', 'deprecatedSiteLocal'],
  ['ff02::1', 'multicast'],
  ['4000::1', 'reserved'],
  ['example.org', 'unreadable'],
  ['', 'unreadable'],
]

test.each(REFUSED)('%s is refused as %s', (ip, why) => {
  expect(addressVerdict(ip)).toEqual({ allowed: false, why })
})

const ALLOWED =
  `1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 172.15.255.255
  172.32.0.0 192.167.255.255 192.169.0.0 223.255.255.255 2606:4700::1111 2a00:1450:4001::200e ::ffff:8.8.8.8
  64:ff9b::808:808 2002:808:808::1`.split(/\s+/)

test.each(ALLOWED)('%s is public', (ip) => {
  expect(addressVerdict(ip)).toEqual({ allowed: true })
})

const dotted = fc.ipV4()
const hex = (ip: string): string => {
  const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number)
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}

test('an IPv4 address is judged alike, however IPv6 wraps it', () => {
  fc.assert(
    fc.property(dotted, (ip) => {
      const { allowed } = addressVerdict(ip)
      for (const wrapped of [`::ffff:${ip}`, `64:ff9b::${hex(ip)}`, `2002:${hex(ip)}::1`]) {
        expect([wrapped, addressVerdict(wrapped).allowed]).toEqual([wrapped, allowed])
      }
    }),
  )
})

test('what lies in a private block is refused, every address of it', () => {
  const blocks: [number, number][] = [
    [0x0a000000, 8],
    [0x7f000000, 8],
    [0x00000000, 8],
    [0xac100000, 12],
    [0xc0a80000, 16],
    [0xa9fe0000, 16],
    [0x64400000, 10],
    [0xe0000000, 3],
  ]
  fc.assert(
    fc.property(fc.constantFrom(...blocks), fc.nat(0xffffffff), ([base, bits], random) => {
      const number = (base | (random >>> bits)) >>> 0
      const ip = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.')
      expect([ip, addressVerdict(ip).allowed]).toEqual([ip, false])
    }),
  )
})
