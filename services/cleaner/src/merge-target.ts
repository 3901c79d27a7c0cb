import type { LogEvent } from '@blotter/events'
import { articleIdsOf, canonicalUrl } from '@blotter/feeds'
import type { Log } from '@blotter/log'
import { siteKey } from '@blotter/web'

/** An article as its page shows it. */
export type PageOf = {
  articleId: string
  url: string
  /** Where redirects led. */
  finalUrl: string
  /** What the page says that its address is. */
  canonical: string | undefined
}

export type MergeTarget = {
  articleId: string
  url: string
  /** From its own page: a text that another article brought is renewed by it. */
  hasText: boolean
}

/** Canonical links that lead from article to article; more is a fault of the site. */
const HOPS = 5

/**
 * The other article that a page is by its own canonical address: one that was discovered, in the registrable domain of
 * the page's address or of where redirects led; null where the page is its own. Pages that name each other never both
 * point away: a target that came to this article, or is being read at the same time, is none.
 */
export const mergeTarget = async (log: Pick<Log, 'readStreams'>, page: PageOf): Promise<MergeTarget | null> => {
  let url = page.canonical === undefined ? null : canonicalUrl(page.canonical)
  if (url === null || !isOfOneSite(url, [page.url, page.finalUrl])) return null
  for (let hop = 0; hop < HOPS; hop += 1) {
    const { articleId, trail } = await articleAt(log, url)
    if (articleId === page.articleId) return null
    const last = trail.findLast(({ type }) => ENDS.has(type))
    if (last?.type === 'ArticleMerged') {
      url = last.data.url
      continue
    }
    const isDiscovered = trail.some(({ type }) => type === 'ArticleDiscovered')
    const isBeingRead = last !== undefined && isOwnPage(last)
    if (!isDiscovered || (isBeingRead && page.articleId < articleId)) return null
    return { articleId, url, hasText: hasText(trail) }
  }
  return null
}

/** The article that an address stands for, in a log of whatever age. */
const articleAt = async (log: Pick<Log, 'readStreams'>, url: string) => {
  const [today, former] = articleIdsOf(url)
  const [trail = [], before = []] = await log.readStreams([`article/${today}`, `article/${former}`])
  return before.length ? { articleId: former, trail: before } : { articleId: today, trail }
}

/** How far an article has come; fetched only: it is being read. */
const ENDS: ReadonlySet<LogEvent['type']> = new Set([
  'ArticleFetched',
  'ArticleCleaned',
  'ArticleRejected',
  'ArticleMerged',
])

const hasText = (trail: readonly LogEvent[]): boolean =>
  trail.some(({ type }) => type === 'ArticleCleaned') && trail.some(isOwnPage)

/** Not one that another article handed over. */
const isOwnPage = ({ type, source }: LogEvent): boolean => type === 'ArticleFetched' && source !== 'blotter/clean'

const isOfOneSite = (url: string, others: readonly string[]): boolean =>
  others.some((other) => URL.canParse(other) && siteKey(new URL(other)) === siteKey(new URL(url)))
