// Deterministic content: articles, and the feeds that list them.
const WORDS =
  'flood market convoy minister school bridge strike rally harbour border clinic power water village police river storm protest council airport'.split(
    ' ',
  )
const PLACES = 'Aden Beira Cúcuta Dnipro Erbil Fès Goma Hodeidah Idlib Juba Kirkuk León'.split(' ')
const START = Date.UTC(2026, 0, 5, 6, 0, 0)
const FRESH = 100_000 // articles from this number on are newer than number 0

export const escapeMarkup = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c])
const rfc822 = (date) => date.toUTCString()

export function makeWorld({ seed, base, otherPort }) {
  const pick = (list, n) => list[Math.abs(Math.imul(n + 1, 2654435761) ^ Math.imul(seed, 40503)) % list.length]
  const article = (n, version = 1) => ({
    n,
    guid: `tag:fault-site,2026:${seed}-${n}`,
    url: `${base}/articles/${n}.html`,
    title: `${pick(PLACES, n)}: ${pick(WORDS, n * 3)} and ${pick(WORDS, n * 3 + 1)}, report ${n}${version > 1 ? ` (updated ${version - 1})` : ''}`,
    date: new Date(n >= FRESH ? START + (n - FRESH + 1) * 5_400_000 : START - n * 5_400_000),
    summary: `Officials in ${pick(PLACES, n)} said ${2 + (n % 7)} people were hurt near the ${pick(WORDS, n)}.${version > 1 ? ` The count was raised to ${9 + version}.` : ''}`,
  })
  const items = (count = 10, version = 1) => Array.from({ length: count }, (_, n) => article(n, version))

  // `version - 1` fresh articles on top of the usual ones
  const latest = (count, version) => [
    ...Array.from({ length: version - 1 }, (_, k) => article(FRESH + k)).reverse(),
    ...items(count),
  ]

  const item = (a) =>
    `<item><title>${escapeMarkup(a.title)}</title>${a.url ? `<link>${escapeMarkup(a.url)}</link>` : ''}${a.guid ? `<guid isPermaLink="false">${escapeMarkup(a.guid)}</guid>` : ''}<pubDate>${a.rawDate ?? rfc822(a.date)}</pubDate><description>${escapeMarkup(a.summary)}</description></item>`
  const rssHead = (extra = '') =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Fault site – café news</title><link>${base}/</link><description>Scripted</description><language>en</language>${extra}\n`
  const rssTail = '</channel></rss>\n'
  const rss = (list, extra) => rssHead(extra) + list.map(item).join('\n') + rssTail
  const atom = (list, extra = '') =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Fault site – café news</title><id>tag:fault-site,2026:${seed}</id><link href="${base}/"/>${extra}<updated>${new Date(START).toISOString()}</updated>\n${list.map((a) => `<entry><title>${escapeMarkup(a.title)}</title><id>${escapeMarkup(a.guid)}</id><link href="${escapeMarkup(a.url)}"/><published>${a.date.toISOString()}</published><updated>${a.date.toISOString()}</updated><summary>${escapeMarkup(a.summary)}</summary></entry>`).join('\n')}</feed>\n`
  const rdf = (list) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${base}/"><title>Fault site – café news</title><link>${base}/</link><description>Scripted</description></channel>\n${list.map((a) => `<item rdf:about="${escapeMarkup(a.url)}"><title>${escapeMarkup(a.title)}</title><link>${escapeMarkup(a.url)}</link><dc:date>${a.date.toISOString()}</dc:date><description>${escapeMarkup(a.summary)}</description></item>`).join('\n')}</rdf:RDF>\n`
  const jsonFeed = (list) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Fault site – café news',
      home_page_url: `${base}/`,
      items: list.map((a) => ({
        id: a.guid,
        url: a.url,
        title: a.title,
        date_published: a.date.toISOString(),
        content_text: a.summary,
      })),
    })
  const html = (title, inside, head = '') =>
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title>${head}</head><body>${inside}</body></html>`
  const page = (a, head = `<link rel="canonical" href="${a.url}">`) =>
    html(
      a.title,
      `<nav><a href="/">Home</a></nav><article><h1>${escapeMarkup(a.title)}</h1><time datetime="${a.date.toISOString()}">${a.date.toUTCString()}</time>${[0, 1, 2, 3].map((k) => `<p>${escapeMarkup(a.summary)} Paragraph ${k + 1}: witnesses near the ${pick(WORDS, a.n + k)} in ${pick(PLACES, a.n)} described the scene.</p>`).join('')}</article><footer>Fault site</footer>`,
      head,
    )
  return { seed, base, otherPort, article, items, latest, rss, rssHead, rssTail, item, atom, rdf, jsonFeed, html, page }
}
