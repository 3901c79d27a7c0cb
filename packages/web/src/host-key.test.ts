import { expect, it } from 'vitest'
import { hostKey, siteKey } from './host-key.ts'

it.each([
  ['https://www.example.co.uk/a', 'example.co.uk', 'example.co.uk'],
  ['https://a.b.example.com:8443/', 'example.com', 'example.com'],
  ['https://example.com./', 'example.com', 'example.com'],
  ['http://localhost/', 'localhost:80', 'localhost:80'],
  ['http://127.0.0.1:8080/', '127.0.0.1:8080', '127.0.0.1:8080'],
  ['https://[::1]/', '[::1]:443', '[::1]:443'],
  // One operator, many sites.
  ['https://ann.github.io/news', 'github.io', 'ann.github.io'],
  ['https://www.ann.blogspot.com/', 'blogspot.com', 'ann.blogspot.com'],
  ['https://github.io/', 'github.io', 'github.io:443'],
])('%s is paced as %s and trusted as %s', (url, paced, trusted) => {
  expect([hostKey(new URL(url)), siteKey(new URL(url))]).toEqual([paced, trusted])
})
