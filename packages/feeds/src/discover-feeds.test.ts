import { expect, it } from 'vitest'
import { discoverFeeds } from './discover-feeds.ts'

const found = (html: string, url = 'https://paper.example/world/') => discoverFeeds({ body: Buffer.from(html), url })

it('gives what a page offers in its order, resolved, titled, each once, before what only looks like a feed', () => {
  const html = `<!doctype html><head><base href="/press/"><title>x</title>
    <LINK REL="Alternate" TYPE="application/rss+xml; charset=utf-8" title="All &amp; sundry" href="rss.xml">
    <link rel="alternate" type="application/atom+xml" href="https://other.example/a">
    <link rel="alternate" type="application/rss+xml" href="rss.xml"><link rel="feed" href="plain">
    <link rel="alternate" hreflang="fr" href="/fr/"><link rel="stylesheet" type="text/xml" href="x.xsl">
    </head><body><a href="/feed/">RSS</a><a href="rss.xml">again</a><a href="/feedback">write</a>`
  expect(found(html)).toEqual([
    { url: 'https://paper.example/press/rss.xml', title: 'All & sundry', how: 'offered' },
    { url: 'https://other.example/a', how: 'offered' },
    { url: 'https://paper.example/press/plain', how: 'offered' },
    { url: 'https://paper.example/feed/', how: 'guessed' },
  ])
})

it('gives what the Link header offers, before what stands in the page', () => {
  const links = [
    { target: '/fr/', relations: ['alternate'], type: 'text/html' },
    { target: '/header.xml', relations: ['alternate'], type: 'application/rss+xml', title: 'All' },
    { target: 'javascript:x', relations: ['alternate'], type: 'application/rss+xml' },
  ]
  const body = Buffer.from('<link rel="alternate" type="application/rss+xml" href="/page.xml">')
  expect(discoverFeeds({ body, url: 'https://paper.example/', links })).toEqual([
    { url: 'https://paper.example/header.xml', title: 'All', how: 'offered' },
    { url: 'https://paper.example/page.xml', how: 'offered' },
  ])
})

it.each(['javascript:feed', 'mailto:rss@paper.example', '', 'http://'])('of "%s" makes no feed', (href) => {
  expect(found(`<link rel="alternate" type="application/rss+xml" href="${href}"><a href="${href}">`)).toEqual([])
})

it.each(['/rss', '/rss.xml', '/a/feed/', '/index.atom', '/?feed=rss2', '/news.rss', '/feed.json'])(
  'takes a link to %s for one that may be a feed',
  (href) => expect(found(`<a href="${href}">`)).toHaveLength(1),
)

it.each(['/feedback', '/process', '/rssstory.html', '/atomic-energy', '/a?x=feed'])('takes no link to %s', (href) =>
  expect(found(`<a href="${href}">`)).toEqual([]),
)

it('is done with a hostile page in proportion to its length, and takes twenty at most', () => {
  const link = (n: number) => `<link rel="alternate" type="application/rss+xml" href="/${n}">`
  expect(found(Array.from({ length: 999 }, (_, n) => link(n)).join(''))).toHaveLength(20)
  const took = (n: number): number => {
    const marks = `${'<a '.repeat(n)}${'<link rel='.repeat(n)}${'<'.repeat(n)}`
    const body = Buffer.from(`${'<b>'.repeat(n)}${'</i>'.repeat(n)}${marks}`)
    const began = performance.now()
    discoverFeeds({ body, url: 'https://paper.example/' })
    return performance.now() - began
  }
  took(1_000)
  expect(took(40_000)).toBeLessThan(40 * Math.max(took(5_000), 2))
})
