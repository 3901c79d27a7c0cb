import type { Article } from './article.ts'
import { instantOf } from './dates.ts'
import { endings } from './endings.ts'
import { writeAtom } from './feeds/atom.ts'
import type { Feed, FeedItem } from './feeds/feed.ts'
import { writeJsonFeed } from './feeds/json-feed.ts'
import { writeRss } from './feeds/rss.ts'
import type { Resource } from './resource.ts'
import type { SiteName } from './sites/site-name.ts'

/** What an operator would write down about a feed. */
export type FeedEntry = { title: string; url: string; language: string; kind: 'agency' | 'local' | 'other' }

type FeedPlan = {
  path: string
  type: string
  title: string
  description: string
  kind: FeedEntry['kind']
  sites: readonly SiteName[]
  /** Slugs of stories that the feed takes over from other sites, with tracking parameters on their links. */
  borrowed: readonly string[]
  guid: (path: string) => string
  write: (feed: Feed) => string
}

const plans: readonly FeedPlan[] = [
  {
    path: '/feeds/ferrow-group.rss',
    type: 'application/rss+xml; charset=utf-8',
    title: 'Ferrow Group: all newsrooms',
    description: 'Headlines of The Ferrow Courier and Kestrel 24',
    kind: 'other',
    sites: ['ferrow-courier', 'kestrel-24'],
    borrowed: [],
    guid: (path) => `ferrow-group:${path.slice(1)}`,
    write: writeRss,
  },
  {
    path: '/feeds/meridian-ledger.atom',
    type: 'application/atom+xml; charset=utf-8',
    title: 'Meridian Ledger',
    description: 'The record of the day',
    kind: 'agency',
    sites: ['meridian-ledger'],
    borrowed: [],
    guid: (path) => `tag:meridian-ledger.example,2020:${path.slice(1)}`,
    write: writeAtom,
  },
  {
    path: '/feeds/palmgrove.json',
    type: 'application/feed+json; charset=utf-8',
    title: 'Palmgrove Daily and what we read',
    description: 'Our stories, and some of others',
    kind: 'local',
    sites: ['palmgrove-daily'],
    borrowed: ['ferry-capsizes-off-kigoma', 'market-bomb-toll-lowered'],
    guid: (path) => `palmgrove${path}`,
    write: writeJsonFeed,
  },
]

/** The feeds as an operator adds them. */
export const feedEntries = (origin: string): FeedEntry[] =>
  plans.map(({ path, title, kind }) => ({ title, url: origin + path, language: 'en', kind }))

/** The three feeds as files, items newest first. */
export const feedFiles = (origin: string, articles: readonly Article[], firstStart: Date): readonly Resource[] =>
  plans.map((plan) => {
    const feed = feedOf(plan, origin, itemsOf(plan, { origin, articles, firstStart }))
    return { path: plan.path, type: plan.type, body: plan.write(feed), changed: feed.updated }
  })

const feedOf = (plan: FeedPlan, origin: string, items: readonly FeedItem[]): Feed => ({
  title: plan.title,
  description: plan.description,
  url: origin + plan.path,
  home: `${origin}/${plan.sites[0]}/`,
  updated: new Date(Math.max(...items.map(({ updated }) => updated.getTime()))),
  items,
})

const itemsOf = (
  plan: FeedPlan,
  { origin, articles, firstStart }: { origin: string; articles: readonly Article[]; firstStart: Date },
): readonly FeedItem[] => {
  const own = articles.filter(({ site }) => plan.sites.includes(site)).map((article) => itemOf(article, plan, ''))
  const borrowed = articles
    .filter(({ slug }) => plan.borrowed.includes(slug))
    .map((article) => itemOf(article, plan, '?utm_source=palmgrove&utm_medium=feed'))
  const dead = endings
    .filter(({ site }) => plan.sites.includes(site))
    .map(({ path, title, published }) => {
      const at = instantOf(published, firstStart)
      const url = origin + path
      return { guid: plan.guid(path), url, title, published: at, updated: at, summary: undefined, author: undefined }
    })
  return [...own, ...borrowed, ...dead].toSorted((a, b) => b.published.getTime() - a.published.getTime())
}

const itemOf = (article: Article, plan: FeedPlan, query: string): FeedItem => ({
  guid: plan.guid(article.path),
  url: article.url + query,
  title: article.title,
  published: article.published,
  updated: article.updated,
  summary: article.summary,
  author: article.byline,
})
