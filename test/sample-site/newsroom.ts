import { type Article, articleOf } from './article.ts'
import { dayBefore, instantOf } from './dates.ts'
import { consentWall, type Ending, endings } from './endings.ts'
import { feedFiles } from './feed-files.ts'
import { layoutBySite } from './layouts/by-site.ts'
import type { Resource } from './resource.ts'
import { siteByName } from './sites/by-name.ts'
import type { Site } from './sites/site.ts'
import { stories } from './stories.ts'

const HTML = 'text/html; charset=utf-8'

/**
 * Everything that the sample site serves: pages, front pages, sections, feeds.
 * The same origin and first start give the same bytes.
 */
export const openNewsroom = (origin: string, firstStart: Date): readonly Resource[] => {
  const articles = stories.map((story) => articleOf(story, origin, firstStart))
  const midnight = dayBefore(firstStart, 0)
  return [
    ...articles.map((article) => storyPage(article, articles, firstStart)),
    ...Object.values(siteByName).flatMap((site) => listings(site, articles, midnight)),
    ...endings.filter(({ kind }) => kind === 'consent').map((ending) => consentPage(ending, midnight)),
    ...feedFiles(origin, articles, firstStart),
  ]
}

const storyPage = (article: Article, articles: readonly Article[], firstStart: Date): Resource => {
  const site = siteByName[article.site]
  const page = {
    article,
    site,
    related: site.related.map(({ title, ran }) => ({ title, ran: instantOf(ran, firstStart) })),
    siblings: articles.filter((other) => other.site === article.site && other !== article),
  }
  const body = layoutBySite[article.site].story(page)
  // The table layout is older than UTF-8 and says so; its markup is ASCII.
  const type = article.site === 'ferrow-courier' ? 'text/html; charset=iso-8859-1' : HTML
  return { path: article.path, type, body, changed: article.updated }
}

const listings = (site: Site, articles: readonly Article[], changed: Date): readonly Resource[] => {
  const own = articles.filter((article) => article.site === site.name)
  const { listing } = layoutBySite[site.name]
  const front = { path: `/${site.name}/`, type: HTML, body: listing(site, site.title, own), changed }
  const sections = site.sections.map((section) => {
    const inSection = own.filter((article) => article.section === section)
    const body = listing(site, section, inSection)
    return { path: `/${site.name}/${section.toLowerCase()}/`, type: HTML, body, changed }
  })
  return [front, ...sections]
}

const consentPage = (ending: Ending, changed: Date): Resource => ({
  path: ending.path,
  type: HTML,
  body: consentWall(siteByName[ending.site].title),
  changed,
})
