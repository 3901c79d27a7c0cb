import { storyWords } from './story-words.ts'

/** Invented feeds: well-formed, so that a strict parser reads them too. */
export type FeedDocument = { name: string; xml: string; items: number }

/** A feed of each size that news sites serve, as RSS with bodies and as Atom. */
export const feedDocuments = (): FeedDocument[] => [
  { name: 'RSS, 20 items with summaries', xml: rss(20, { paragraphs: 1 }), items: 20 },
  { name: 'RSS, 50 items with whole texts', xml: rss(50, { paragraphs: 12 }), items: 50 },
  { name: 'Atom, 30 items with whole texts', xml: atom(30, { paragraphs: 8 }), items: 30 },
  { name: 'RSS, 400 items with summaries', xml: rss(400, { paragraphs: 2 }), items: 400 },
]

const { subjects, verbs, objects, manners, towns } = storyWords

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

const sentence = (n: number): string =>
  `${pick(subjects, n)} ${pick(verbs, n * 7)} ${pick(objects, n * 5)} in ${pick(towns, n * 3)} ${pick(manners, n * 11)}.`

const paragraphs = (n: number, count: number): string =>
  Array.from({ length: count }, (_, k) => {
    const text = Array.from({ length: 4 }, (_, m) => sentence(n * 97 + k * 13 + m)).join(' ')
    return `<p class="text">${text} <a href="/story/${n + k}?a=1&amp;b=2">More</a></p>`
  }).join('\n')

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

type Shape = { paragraphs: number }

const rss = (items: number, shape: Shape): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Invented news</title><link>https://paper.example/</link><language>en</language>\n${Array.from(
    { length: items },
    (_, n) =>
      `<item><title>${escaped(sentence(n))}</title><link>https://paper.example/story/${n}?utm_source=rss</link><guid isPermaLink="false">story-${n}</guid><pubDate>${new Date(Date.UTC(2026, 2, 4) - n * 1_800_000).toUTCString()}</pubDate><dc:creator>${pick(subjects, n)}</dc:creator><description>${escaped(paragraphs(n, 1))}</description>${shape.paragraphs > 1 ? `<content:encoded><![CDATA[${paragraphs(n, shape.paragraphs)}]]></content:encoded>` : ''}</item>`,
  ).join('\n')}\n</channel></rss>\n`

const atom = (items: number, shape: Shape): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Invented news</title><id>tag:paper.example,2026:feed</id><updated>2026-03-04T00:00:00Z</updated>\n${Array.from(
    { length: items },
    (_, n) =>
      `<entry><title>${escaped(sentence(n))}</title><id>tag:paper.example,2026:${n}</id><link href="https://paper.example/story/${n}"/><published>${new Date(Date.UTC(2026, 2, 4) - n * 1_800_000).toISOString()}</published><updated>2026-03-04T00:00:00Z</updated><summary>${escaped(sentence(n + 1))}</summary><content type="html">${escaped(paragraphs(n, shape.paragraphs))}</content></entry>`,
  ).join('\n')}\n</feed>\n`
