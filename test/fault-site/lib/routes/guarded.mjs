import { redirect, send } from '../send.mjs'

const addresses = (port) => ({
  'private-10': 'http://10.0.0.1/',
  metadata: 'http://169.254.169.254/latest/meta-data/',
  'loopback-v6': `http://[::1]:${port}/`,
  'loopback-other-port': `http://127.0.0.1:${port}/`,
  localhost: `http://localhost:${port}/`,
  decimal: `http://2130706433:${port}/`,
  hex: `http://0x7f000001:${port}/`,
  short: `http://127.1:${port}/`,
  zero: `http://0.0.0.0:${port}/`,
  mapped: `http://[::ffff:127.0.0.1]:${port}/`,
  nat64: 'http://[64:ff9b::a00:1]/',
  'link-local': 'http://[fe80::1]/',
  'private-192': 'http://192.168.0.1/',
  cgnat: 'http://100.64.0.1/',
  'no-dns': 'http://no-such-host.invalid/feed.xml',
  userinfo: `http://example.com@127.0.0.1:${port}/`,
})
export const guarded = [
  [
    /^\/to\/([\w-]+)$/,
    ({ res, match, world }) => {
      const to = addresses(world.otherPort)[match[1]]
      return to ? redirect(res, 302, to) : send(res, 'no such case', 'text/plain', {}, 404)
    },
  ],
]
