import { describe, expect, it } from 'vitest'
import { resolveHtmlLinks } from './html-links.ts'

const base = 'https://a.example/news/'

describe('addresses in a body', () => {
  it.each([
    ['<a href="x?a=1&amp;b=2">', '<a href="https://a.example/news/x?a=1&amp;b=2">'],
    ['<img alt=\'say "hi"\' src=../p.png />', '<img alt="say &quot;hi&quot;" src="https://a.example/p.png" />'],
    ['text <p>a <A HREF="/b">b</a> c', 'text <p>a <a href="https://a.example/b">b</a> c'],
  ])('are made absolute: %s', (html, resolved) => {
    expect(resolveHtmlLinks(html, base)).toBe(resolved)
  })

  it.each([
    '<a href="https://b.example">',
    '<a href="mailto:x@b.example">',
    'a < b & c',
    '<p class=x data-src="/y">',
    '<a href>',
    '</p>x',
  ])('leave %s as it is written', (html) => {
    expect(resolveHtmlLinks(html, base)).toBe(html)
  })

  it('stay relative without a base', () => {
    expect(resolveHtmlLinks('<a href="/x">', undefined)).toBe('<a href="/x">')
  })
})
