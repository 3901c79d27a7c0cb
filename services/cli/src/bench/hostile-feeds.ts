/** Feeds that are made to cost: far more work than bytes for a parser that is not on its guard. */
export const hostileFeeds = (): { name: string; body: Buffer }[] =>
  Object.entries(DOCUMENTS).map(([name, text]) => ({ name, body: Buffer.from(text()) }))

const rss = (inside: string): string => `<rss version="2.0"><channel><title>x</title>${inside}</channel></rss>`
const described = (text: string): string => rss(`<item><title>x</title><description>${text}</description></item>`)

const DOCUMENTS: Readonly<Record<string, () => string>> = {
  '300,000 open elements': () => rss('<a>'.repeat(300_000)),
  '20,000 nested elements of a body': () =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">${'<b>'.repeat(20_000)}x${'</b>'.repeat(20_000)}</content></entry></feed>`,
  '200,000 attributes': () => rss(`<item ${Array.from({ length: 200_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`),
  '60,000 escaped tags that never end': () => described('x&lt;p '.repeat(60_000)),
  '60,000 escaped angle brackets': () => described('&lt;'.repeat(60_000)),
  'nested entities': () =>
    `<!DOCTYPE rss [<!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]>${described('&a20;')}`,
  '100,000 comments that never end': () => '<!-- '.repeat(100_000) + rss(''),
  '200,000 ampersands': () => described('&a'.repeat(200_000)),
}
