import type { Article } from '../article.ts'
import { writeDate } from '../dates.ts'
import { escapeMarkup, partOf } from '../markup.ts'
import type { Site } from '../sites/site.ts'
import type { Layout, Page } from './layout.ts'
import { newsArticle } from './news-article.ts'

/** Semantic elements, Open Graph and JSON-LD; a newsletter box and a link card stand between the paragraphs. */
export const modernLayout: Layout = {
  story: (page) => frame(page.site, storyHead(page), storyMain(page)),
  listing: (site, heading, articles) => frame(site, listingHead(site, heading), listingMain(heading, articles)),
}

const frame = (site: Site, head: string, main: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="og:site_name" content="${escapeMarkup(site.title)}">
${head}
</head>
<body>
<a class="skip-link" href="#main">Skip to content</a>
<header class="masthead"><a href="/${site.name}/">${escapeMarkup(site.title)}</a><p class="tagline">${escapeMarkup(site.tagline)}</p>
<nav aria-label="Sections"><ul>${site.sections.map((section) => `<li><a href="/${site.name}/${section.toLowerCase()}/">${escapeMarkup(section)}</a></li>`).join('')}</ul></nav>
<button type="button" class="subscribe-button">Subscribe from 1.50 a week</button></header>
<main id="main">
${main}
</main>
<footer class="site-footer"><p>${escapeMarkup(site.footer)}</p><ul><li><a href="/${site.name}/">About us</a></li><li><a href="/${site.name}/">Corrections</a></li><li><a href="/${site.name}/">Privacy</a></li></ul></footer>
</body>
</html>
`

const storyHead = ({
  article,
  site,
}: Page): string => `<title>${escapeMarkup(article.title)} | ${escapeMarkup(site.title)}</title>
<link rel="canonical" href="${escapeMarkup(article.url)}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escapeMarkup(article.title)}">
<meta property="og:url" content="${escapeMarkup(article.url)}">
<meta property="article:published_time" content="${article.published.toISOString()}">
<meta property="article:modified_time" content="${article.updated.toISOString()}">
<meta name="author" content="${escapeMarkup(article.byline)}">
<script type="application/ld+json">${newsArticle(article, site)}</script>`

const storyMain = ({ article, site, related, siblings }: Page): string => `<article>
<header>
<p class="kicker"><a href="/${site.name}/${article.section.toLowerCase()}/">${escapeMarkup(article.section)}</a></p>
<h1>${escapeMarkup(article.title)}</h1>
${article.standfirst ? `<p class="standfirst">${escapeMarkup(article.standfirst)}</p>` : ''}
<div class="byline">By <a rel="author" href="/${site.name}/">${escapeMarkup(article.byline)}</a>
<time datetime="${article.published.toISOString()}">${writeDate('long', article.published)}, ${writeDate('clock', article.published)} UTC</time></div>
<ul class="share-bar"><li><a href="/${site.name}/">Copy link</a></li><li><a href="/${site.name}/">Share by mail</a></li><li><a href="/${site.name}/">Print</a></li></ul>
</header>
${article.picture ? `<figure><img src="/picture.svg" alt=""><figcaption>${escapeMarkup(article.picture.caption)} <span class="credit">Photograph: ${escapeMarkup(article.picture.credit)}</span></figcaption></figure>` : ''}
<div class="article-body">
${withInserts(article.bodyIn === 'page' ? article.body.map(part) : ['<div id="reader-root" data-state="loading"></div>'], site, siblings)}
</div>
</article>
<aside class="related" aria-label="More on this"><h2>More from ${escapeMarkup(article.section)}</h2>
<ul>${related.map(({ title, ran }) => `<li><a href="/${site.name}/">${escapeMarkup(title)}</a> <time datetime="${ran.toISOString().slice(0, 10)}">${writeDate('dayMonth', ran)}</time></li>`).join('\n')}</ul></aside>
<section class="comments" id="comments"><h2>Comments (${site.comments.length})</h2>
${site.comments.map(({ by, text }) => `<div class="comment"><b>${escapeMarkup(by)}</b><p>${escapeMarkup(text)}</p></div>`).join('\n')}</section>`

const part = (paragraph: string): string => {
  const { kind, text } = partOf(paragraph)
  return kind === 'subhead' ? `<h2>${escapeMarkup(text)}</h2>` : `<p>${escapeMarkup(text)}</p>`
}

/** A newsletter box after the second part, a link card after the fourth. */
const withInserts = (parts: readonly string[], site: Site, siblings: readonly Article[]): string => {
  const [sibling] = siblings
  const card =
    sibling && `<p class="read-more"><a href="${sibling.path}">Read more: ${escapeMarkup(sibling.title)}</a></p>`
  const box = `<aside class="newsletter-signup"><h3>The evening briefing</h3><p>${escapeMarkup(site.newsletter)}</p><form><input type="email" placeholder="Your address"><button>Sign up</button></form></aside>`
  return [...parts.slice(0, 2), box, ...parts.slice(2, 4), ...(card ? [card] : []), ...parts.slice(4)].join('\n')
}

const listingHead = (
  site: Site,
  heading: string,
): string => `<title>${escapeMarkup(heading)} | ${escapeMarkup(site.title)}</title>
<meta property="og:type" content="website">`

const listingMain = (heading: string, articles: readonly Article[]): string => `<h1>${escapeMarkup(heading)}</h1>
<ul class="card-list">
${articles.map(({ path, title, published }) => `<li class="card"><a href="${path}"><h2>${escapeMarkup(title)}</h2></a><time datetime="${published.toISOString()}">${writeDate('dayMonth', published)}</time></li>`).join('\n')}
</ul>`
