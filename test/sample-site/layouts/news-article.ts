import type { Article } from '../article.ts'
import { partOf } from '../markup.ts'
import type { Site } from '../sites/site.ts'

/**
 * The schema.org NewsArticle of a story, as the text of a JSON-LD script element. It holds the body's words only where
 * the story says that they stand nowhere else.
 */
export const newsArticle = (article: Article, site: Site): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    datePublished: article.published.toISOString(),
    dateModified: article.updated.toISOString(),
    author: [{ '@type': 'Person', name: article.byline }],
    publisher: { '@type': 'NewsMediaOrganization', name: site.title },
    mainEntityOfPage: article.url,
    articleSection: article.section,
    ...(article.standfirst && { description: article.standfirst }),
    ...(article.bodyIn === 'json-ld' && { articleBody: article.body.map((text) => partOf(text).text).join('\n\n') }),
  }).replaceAll('<', '\\u003c')
