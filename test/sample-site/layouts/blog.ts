import type { Article } from '../article.ts'
import { writeDate } from '../dates.ts'
import { escapeMarkup, partOf } from '../markup.ts'
import type { Site } from '../sites/site.ts'
import type { Layout, Page } from './layout.ts'

/** A blog engine's theme: post classes, a sharing row and related posts inside the content, tags, author card, comments. */
export const blogLayout: Layout = {
  story: (page) => frame(page.site, storyHead(page), 'single single-post', post(page)),
  listing: (site, heading, articles) =>
    frame(
      site,
      `<title>${escapeMarkup(heading)} &#8211; ${escapeMarkup(site.title)}</title>`,
      'archive',
      archive(heading, articles),
    ),
}

const frame = (site: Site, head: string, bodyClass: string, content: string): string => `<!DOCTYPE html>
<html lang="en-US" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="UTF-8" />
${head}
<meta name="generator" content="PressWorks 6.4" />
<style>.widget-area{float:right;width:30%}.entry-content p{margin:0 0 1.4em}</style>
</head>
<body class="${bodyClass} wp-embed-responsive has-sidebar">
<div id="page" class="site">
<header id="masthead" class="site-header"><p class="site-title"><a href="/${site.name}/" rel="home">${escapeMarkup(site.title)}</a></p><p class="site-description">${escapeMarkup(site.tagline)}</p>
<div class="menu-main-container"><ul id="primary-menu" class="menu">${site.sections.map((section) => `<li class="menu-item"><a href="/${site.name}/">${escapeMarkup(section)}</a></li>`).join('')}</ul></div></header>
<div id="content" class="site-content">
<div id="primary" class="content-area"><main id="main" class="site-main">
${content}
</main></div>
<aside id="secondary" class="widget-area">
<section class="widget widget_search"><form><input type="search" placeholder="Search &hellip;"></form></section>
<section class="widget widget_newsletter"><h2 class="widget-title">Join the list</h2><p>${escapeMarkup(site.newsletter)}</p></section>
</aside>
</div>
<footer id="colophon" class="site-footer"><div class="site-info">${escapeMarkup(site.footer)} <span class="sep"> | </span> Theme: Lantern</div></footer>
</div>
</body>
</html>
`

const storyHead = ({
  article,
  site,
}: Page): string => `<title>${escapeMarkup(article.title)} &#8211; ${escapeMarkup(site.title)}</title>
<link rel="canonical" href="${escapeMarkup(article.url)}" />
<meta property="og:locale" content="en_US" />
<meta property="og:title" content="${escapeMarkup(article.title)} &#8211; ${escapeMarkup(site.title)}" />
<meta property="og:site_name" content="${escapeMarkup(site.title)}" />
<meta property="article:published_time" content="${offsetTime(article.published)}" />`

/** The engine writes instants with an offset, `2026-11-03T07:40:00+00:00`. */
const offsetTime = (instant: Date): string => instant.toISOString().replace('.000Z', '+00:00')

const post = ({
  article,
  site,
  related,
}: Page): string => `<article id="post-${article.published.getTime() / 60_000}" class="post type-post status-publish format-standard hentry category-${article.section.toLowerCase()}">
<header class="entry-header">
<h1 class="entry-title">${escapeMarkup(article.title)}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <a href="${article.path}" rel="bookmark"><time class="entry-date published" datetime="${offsetTime(article.published)}">${writeDate('long', article.published)}</time></a></span> <span class="byline">by <span class="author vcard"><a class="url fn n" href="/${site.name}/">${escapeMarkup(article.byline)}</a></span></span> <span class="comments-link"><a href="#comments">${site.comments.length} Comments</a></span></div>
</header>
${article.picture ? `<div class="post-thumbnail wp-caption"><img src="/picture.svg" class="wp-post-image" alt=""><p class="wp-caption-text">${escapeMarkup(article.picture.caption)} [${escapeMarkup(article.picture.credit)}]</p></div>` : ''}
<div class="entry-content">
${article.standfirst ? `<p class="has-large-font-size"><strong>${escapeMarkup(article.standfirst)}</strong></p>` : ''}
${article.body.map(part).join('\n')}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li class="share-facebook"><a href="/${site.name}/">Click to share</a></li><li class="share-print"><a href="/${site.name}/">Click to print</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>
${related.map(({ title, ran }) => `<div class="jp-relatedposts-post"><h4><a href="/${site.name}/">${escapeMarkup(title)}</a></h4><time class="jp-relatedposts-post-date">${writeDate('long', ran)}</time></div>`).join('\n')}</div>
</div>
<footer class="entry-footer"><span class="tags-links">Tagged ${article.tags.map((tag) => `<a href="/${site.name}/" rel="tag">${escapeMarkup(tag)}</a>`).join(', ')}</span></footer>
<div class="author-bio"><h2>About ${escapeMarkup(article.byline)}</h2><p>${escapeMarkup(article.byline)} writes for ${escapeMarkup(site.title)} and has reported from eleven countries. Follow the author for alerts.</p></div>
</article>
<div id="comments" class="comments-area"><h2 class="comments-title">${site.comments.length} thoughts on &ldquo;${escapeMarkup(article.title)}&rdquo;</h2><ol class="comment-list">
${site.comments.map(({ by, text }) => `<li class="comment"><div class="comment-author vcard"><b class="fn">${escapeMarkup(by)}</b> <span class="says">says:</span></div><div class="comment-content"><p>${escapeMarkup(text)}</p></div><a class="comment-reply-link" href="#respond">Reply</a></li>`).join('\n')}
</ol><div id="respond" class="comment-respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div></div>`

const part = (paragraph: string): string => {
  const { kind, text } = partOf(paragraph)
  return kind === 'subhead' ? `<h3 class="wp-block-heading">${escapeMarkup(text)}</h3>` : `<p>${escapeMarkup(text)}</p>`
}

const archive = (
  heading: string,
  articles: readonly Article[],
): string => `<header class="page-header"><h1 class="page-title">${escapeMarkup(heading)}</h1></header>
${articles.map(({ path, title, published }) => `<article class="post hentry"><h2 class="entry-title"><a href="${path}" rel="bookmark">${escapeMarkup(title)}</a></h2><time class="entry-date" datetime="${offsetTime(published)}">${writeDate('long', published)}</time></article>`).join('\n')}`
