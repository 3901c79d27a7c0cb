import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleIdOf, canonicalUrl } from './canonical-url.ts'

describe('canonical URL', () => {
  it.each([
    ['HTTP://News.Example:80/a/?utm_source=x&id=7#top', 'http://news.example/a/?id=7'],
    ['https://news.example:443/a?fbclid=1', 'https://news.example/a'],
    ['https://me:pw@news.example./a', 'https://news.example/a'],
    ['https://news.example/a?b=2&a=1&b=1', 'https://news.example/a?b=2&a=1&b=1'],
    ['https://news.example/a?partner=rss&emc=rss', 'https://news.example/a'],
    ['https://news.example/a?source=agency', 'https://news.example/a?source=agency'],
    ['https://news.example/a?at_medium=RSS&at_campaign=K', 'https://news.example/a'],
    ['https://news.example/%c3%a9', 'https://news.example/%C3%A9'],
    ['https://news.example/é', 'https://news.example/%C3%A9'],
    [' https://news.example/a/../b\n', 'https://news.example/b'],
  ])('of %s', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical)
  })

  it('resolves against a base', () => {
    expect(canonicalUrl('../a?utm_medium=rss', 'https://news.example/x/y')).toBe('https://news.example/a')
  })

  it.each(['', 'a/b', 'mailto:a@news.example', 'javascript:alert(1)', 'ftp://news.example/a', 'http://'])(
    'of "%s" is none',
    (url) => {
      expect(canonicalUrl(url)).toBeNull()
    },
  )

  it('of an address that no site would serve is none', () => {
    expect(canonicalUrl(`https://${'.'.repeat(9_000)}a/`)).toBeNull()
  })

  it('of a canonical URL is itself', () => {
    const pieces = fc.constantFrom(
      'utm_a=1',
      'ref=rss',
      '%2',
      '%41',
      '%c3',
      '?',
      '#',
      '&',
      '=',
      '/',
      '.',
      '..',
      ';',
      ' ',
      'é',
      'a',
      ':80',
      '@',
      '%25',
      '\\',
    )
    const tail = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          tail.map((end) => `https://News.example${end}`),
        ),
        (url) => {
          const once = canonicalUrl(url)
          if (once !== null) expect(canonicalUrl(once)).toBe(once)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('article id', () => {
  it('is the same for every spelling of an address', () => {
    expect(articleIdOf('https://News.example/a?utm_source=x#b')).toBe(articleIdOf('https://news.example/a'))
    expect(articleIdOf('https://news.example/a')).not.toBe(articleIdOf('https://news.example/b'))
  })

  it.each([
    ['http://news.example/a', 'https://news.example/a'],
    ['https://www.news.example/a', 'https://news.example/a'],
    ['https://news.example/a/', 'https://news.example/a'],
    ['https://news.example/a/index.html', 'https://news.example/a/'],
    ['https://news.example/a/index.html?id=3', 'https://news.example/a?id=3'],
    ['https://news.example/2026/ferry-sinks/amp/', 'https://news.example/2026/ferry-sinks'],
    ['https://news.example/news/71234567.amp', 'https://news.example/news/71234567'],
    ['https://news.example/a?amp=1&id=3', 'https://news.example/a?id=3'],
    ['https://news.example/a?outputType=amp', 'https://news.example/a'],
    ['https://news.example/%7Eann/%41', 'https://news.example/~ann/A'],
    ['https://news.example/a?ref=twitter&_ga=1.2', 'https://news.example/a'],
    ['https://news.example/a?cid=social:news:2026', 'https://news.example/a'],
    ['https://news.example/', 'http://www.news.example'],
  ])('is one for %s and %s', (one, other) => {
    expect(articleIdOf(one)).toBe(articleIdOf(other))
  })

  it.each([
    ['https://news.example/a?cid=71234', 'https://news.example/a?cid=71235'],
    ['https://news.example/a?ref=8271', 'https://news.example/a'],
    ['https://news.example/a?page=2', 'https://news.example/a'],
    ['https://news.example/A', 'https://news.example/a'],
    ['https://news.example/a%2Fb', 'https://news.example/a/b'],
    ['https://news.example/tag/amp', 'https://news.example/tag'],
    ['https://news.example/a?amp=5kw', 'https://news.example/a'],
    ['https://news.example:8443/a', 'https://news.example/a'],
    ['https://edition.news.example/a', 'https://news.example/a'],
    ['https://www.example/a', 'https://example/a'],
    ['https://news.example/a?b=1&c=2', 'https://news.example/a?c=2&b=1'],
    ['https://news.example/%%341', 'https://news.example/%41'],
  ])('is another for %s and %s', (one, other) => {
    expect(articleIdOf(one)).not.toBe(articleIdOf(other))
  })

  it('is the same for an address and its canonical form', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const canonical = canonicalUrl(url)
        if (canonical !== null) expect(articleIdOf(canonical)).toBe(articleIdOf(url))
      }),
    )
  })

  it('is refused for what is no address', () => {
    expect(() => articleIdOf('not an address')).toThrow(expect.objectContaining({ code: 'bad-url' }))
  })
})
