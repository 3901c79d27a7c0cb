import { html } from 'hono/html'
import type { Markup } from './markup.ts'

const MOST = 300

// Matches ESC and U+009B. Not: a line feed, a tab.
const CONTROL = /(?![\n\t])\p{Cc}/gu
// Matches U+202E (right-to-left override), U+2066. Not: U+200F, which turns nothing but itself.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

/** Text from outside without what a page would obey instead of showing it. */
export const plain = (text: string): string =>
  text
    .replace(CONTROL, '')
    .replace(TURNING, (sign) => `[U+${sign.codePointAt(0)?.toString(16).toUpperCase()}]`)
    .toWellFormed()

/** Text from outside on one line, at most so long. */
export const oneLine = (text: string, most = MOST): string => {
  const line = plain(text).replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line
}

/** What a stranger wrote, on one line and in a direction of its own. */
export const foreign = (text: string | null | undefined, { most = MOST, empty = '–' } = {}): Markup => {
  const line = oneLine(text ?? '', most)
  return line ? html`<bdi>${line}</bdi>` : html`<span class="dim">${empty}</span>`
}

/** A link to where a stranger's page is, where its address is one of the web; else its words. */
export const outward = (url: string, text: string | null = url): Markup => {
  const address = URL.parse(url)
  const words = foreign(text || url, { empty: 'no address' })
  if (!address || !['http:', 'https:'].includes(address.protocol)) return words
  return html`<a href="${address.href}" rel="noreferrer noopener">${words}</a>`
}
