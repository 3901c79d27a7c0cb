import type { Article } from '../article.ts'
import { writeDate } from '../dates.ts'
import { escapeMarkup, partOf } from '../markup.ts'
import type { Site } from '../sites/site.ts'
import type { Layout, Page } from './layout.ts'

/** Nothing but nested `div`s with generated class names, a cookie banner over all, adverts between the paragraphs. */
export const soupLayout: Layout = {
  story: (page) => frame(page.site, page.article.title, storyDivs(page)),
  listing: (site, heading, articles) => frame(site, heading, listingDivs(heading, articles)),
}

const frame = (
  site: Site,
  title: string,
  content: string,
): string => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(title)} - ${escapeMarkup(site.title)}</title>
<script>window.__ENV={"region":"row","ads":true,"ab":["k7","m2"]};</script></head>
<body class="css-1ab2"><div id="__root"><div class="css-9x0"><div class="css-9x1"><div class="css-9x2"><a href="/${site.name}/">${escapeMarkup(site.title)}</a></div><div class="css-9x3">${escapeMarkup(site.tagline)}</div>
<div class="css-9x4">${site.sections.map((section) => `<div class="css-9x5"><a href="/${site.name}/">${escapeMarkup(section)}</a></div>`).join('')}<div class="css-9x5"><a href="/${site.name}/">Live TV</a></div></div></div>
<div class="css-4c0"><div class="css-4c1">
${content}
</div></div>
<div class="css-7f0"><div>${escapeMarkup(site.footer)}</div><div><a href="/${site.name}/">Terms of use</a> <a href="/${site.name}/">Cookie settings</a> <a href="/${site.name}/">Advertise</a></div></div></div></div>
<div id="cookie-banner" class="css-cb0" role="dialog"><div class="css-cb1"><div>We and our partners store and access information on your device. You can change your choice at any time.</div><div><button>Accept all</button><button>Reject all</button><button>Manage options</button></div></div></div>
</body></html>
`

const storyDivs = ({
  article,
  site,
  related,
  siblings,
}: Page): string => `<div class="css-2h0"><div class="css-2h1">${escapeMarkup(article.section)}</div><h1 class="css-2h2">${escapeMarkup(article.title)}</h1>
<div class="css-2h3"><div class="css-2h4">By ${escapeMarkup(article.byline)}, ${escapeMarkup(site.title)}</div><div class="css-2h5">Published ${writeDate('clock', article.published)} GMT, ${writeDate('weekday', article.published)} ${writeDate('dayMonth', article.published)} ${writeDate('year', article.published)}</div></div></div>
${article.picture ? `<div class="css-3p0"><div class="css-3p1"><img src="/picture.svg" alt=""></div><div class="css-3p2 caption">${escapeMarkup(article.picture.caption)} / ${escapeMarkup(article.picture.credit)}</div></div>` : ''}
<div class="css-5b0"><div class="css-5b1">
${withAdverts([...(article.standfirst ? [`<div class="css-5b2"><b>${escapeMarkup(article.standfirst)}</b></div>`] : []), ...article.body.map(part)], site, siblings)}
</div></div>
<div class="css-6s0"><div class="css-6s1">Share</div><div class="css-6s1">Save</div><div class="css-6s1">Comment ${site.comments.length}</div></div>
<div class="css-8r0"><div class="css-8r1">Most read</div>
${related.map(({ title, ran }, index) => `<div class="css-8r2"><span>${index + 1}</span><a href="/${site.name}/">${escapeMarkup(title)}</a><span>${writeDate('date', ran)}</span></div>`).join('\n')}</div>`

const part = (paragraph: string): string => {
  const { kind, text } = partOf(paragraph)
  return kind === 'subhead'
    ? `<div class="css-5b4"><h2>${escapeMarkup(text)}</h2></div>`
    : `<div class="css-5b3"><p class="css-5bp">${escapeMarkup(text)}</p></div>`
}

/** An advert mark after the first part, a promoted story after the third, the newsletter before the last. */
const withAdverts = (parts: readonly string[], site: Site, siblings: readonly Article[]): string => {
  const [sibling] = siblings
  const promoted = sibling
    ? [`<div class="css-8p0"><div>READ NEXT</div><a href="${sibling.path}">${escapeMarkup(sibling.title)}</a></div>`]
    : []
  return [
    ...parts.slice(0, 1),
    '<div class="css-ad0"><div>Advertisement</div></div>',
    ...parts.slice(1, 3),
    ...promoted,
    ...parts.slice(3, -1),
    `<div class="css-8n0"><div>${escapeMarkup(site.newsletter)}</div><button>Get alerts</button></div>`,
    ...parts.slice(Math.max(3, parts.length - 1)),
  ].join('\n')
}

const listingDivs = (
  heading: string,
  articles: readonly Article[],
): string => `<div class="css-2h0"><h1>${escapeMarkup(heading)}</h1></div>
${articles.map(({ path, title, published }) => `<div class="css-8r2"><a href="${path}">${escapeMarkup(title)}</a><span>${writeDate('date', published)}</span></div>`).join('\n')}`
