import { deterministicId, type LogEvent } from '@blotter/events'
import { articleIdsOf, canonicalUrl, type IdentityStrategy, identityStrategy, type ReadItem } from '@blotter/feeds'
import { type FeedItemRow, type KnownItems, knownItems, rememberItems, streamVersions } from '@blotter/log'
import type { StageContext, topology } from '@blotter/pipeline'
import { type ItemMove, isRewritten, itemMove } from './item-move.ts'

type Context = StageContext<typeof topology.poll>

/** What was told of a feed's items. */
export type Report = {
  fresh: number
  known: number
  edited: number
  /** When the new ones were published, ms since 1970, as far as they say. */
  freshAt?: number[]
  /** By which its items are told apart from now on. */
  strategy: IdentityStrategy
}

type Reported = { feedId: string; items: readonly ReadItem[]; strategy: IdentityStrategy }

/** Tells which of a feed's items are new or changed, and remembers them. */
export const reportItems = async (context: Context, { feedId, items, strategy }: Reported): Promise<Report> => {
  const pages = await pagesOf(context, items)
  const shown = await knownItems(context.log.database, feedId, {
    keys: pages.map(({ item }) => item.keys[strategy]),
    articleIds: pages.map(({ articleId }) => articleId),
  })
  const { moves, isReused } = await movesOf(context, { pages, shown, strategy })
  const better = identityStrategy(items, strategy, {
    ...countRenamed(pages, shown, (item) => item.keys[strategy]),
    reused: isReused,
  })
  const freshAt: number[] = []
  const report = { fresh: 0, known: 0, edited: 0, freshAt, strategy: better }
  const rows = new Map<string, FeedItemRow>()
  for (const { item, url, articleId } of pages) {
    const itemKey = item.keys[better]
    if (rows.has(itemKey)) continue
    const { contentHash } = item
    const move = moves.get(item)
    const underKey = move === 'another' ? undefined : shown.byKey.get(item.keys[strategy])
    // A page that comes back under another key is the same page.
    const before = underKey ?? rowOf(shown.byArticle.get(articleId), contentHash)
    report[before ? 'known' : 'fresh'] += 1
    if (!before && item.publishedAt) freshAt.push(Date.parse(item.publishedAt))
    const readdressed = move === 'readdressed' && better === strategy
    const isKept = before?.contentHash === contentHash && before.itemKey === itemKey
    if (isKept && !readdressed) continue
    const edited = before !== undefined && (before.contentHash !== contentHash || readdressed)
    const edits = (before?.edits ?? 0) + (edited ? 1 : 0)
    const row = { feedId, itemKey, articleId: before?.articleId ?? articleId, contentHash, edits }
    rows.set(itemKey, row)
    if (before && !edited) continue
    report.edited += edited ? 1 : 0
    tell(context, { item, url, row, previousHash: before?.contentHash ?? null, isAnother: move === 'another' })
  }
  if (rows.size) context.alongside((transaction) => rememberItems(transaction, [...rows.values()]))
  return report
}

/** What items show, and under which id it stands in this log. */
const pagesOf = async ({ log }: Context, items: readonly ReadItem[]): Promise<Page[]> => {
  const pages = items.flatMap((item) => {
    const url = item.url && canonicalUrl(item.url)
    if (!url) return []
    const [today, former] = articleIdsOf(url)
    return [{ item, url, today, former }]
  })
  const doubtful = pages.flatMap(({ today, former }) => (former === today ? [] : [`article/${former}`]))
  const known = await streamVersions(log.database, doubtful)
  return pages.map(({ item, url, today, former }) => {
    const articleId = known.has(`article/${former}`) ? former : today
    return { item, url, articleId }
  })
}

/** Of the items that stood for an article, the one that said the same, else the last one. */
const rowOf = (rows: readonly FeedItemRow[] | undefined, contentHash: string): FeedItemRow | undefined =>
  rows?.find((row) => row.contentHash === contentHash) ?? rows?.at(-1)

type Page = { item: ReadItem; url: string; articleId: string }
type Shown = { pages: readonly Page[]; shown: KnownItems; strategy: IdentityStrategy }
type Moves = { moves: Map<ReadItem, ItemMove> /** Whether the feed's guids stand for places. */; isReused: boolean }

/** Of the items whose key stood for another address, what that means. */
const movesOf = async ({ log }: Context, { pages, shown, strategy }: Shown): Promise<Moves> => {
  const known = pages.flatMap((page) => {
    const before = shown.byKey.get(page.item.keys[strategy])
    return before ? [{ ...page, before }] : []
  })
  const shownNow = new Set(pages.map(({ articleId }) => articleId))
  const moved: ((typeof known)[number] & { trail: readonly LogEvent[]; isPassedOn: boolean })[] = []
  for (const page of known) {
    const { articleId } = page.before
    if (articleId === page.articleId) continue
    moved.push({ ...page, trail: await log.readStream(`article/${articleId}`), isPassedOn: shownNow.has(articleId) })
  }
  const rewritten = moved.filter(isRewritten)
  const isReused = rewritten.length >= FEWEST_REUSED && rewritten.length * 2 > known.length
  const moves = moved.map((each): [ReadItem, ItemMove] => [
    each.item,
    isReused && rewritten.includes(each) ? 'another' : itemMove(each),
  ])
  return { moves: new Map(moves), isReused }
}

/** One guid that comes with another page is an edit, or news under an old name. */
const FEWEST_REUSED = 2

const countRenamed = (
  pages: readonly { item: ReadItem; articleId: string }[],
  shown: KnownItems,
  keyOf: (item: ReadItem) => string,
): { renamed: number; known: number } => {
  const known = pages.filter(({ articleId }) => shown.byArticle.has(articleId))
  return { known: known.length, renamed: known.filter(({ item }) => !shown.byKey.has(keyOf(item))).length }
}

type Sighting = {
  item: ReadItem
  url: string
  row: FeedItemRow
  previousHash: string | null
  /** Under a key that stood for another article. */
  isAnother: boolean
}

const tell = ({ emit }: Context, { item, url, row, previousHash, isAnother }: Sighting): void => {
  const { feedId, itemKey, articleId, contentHash, edits } = row
  const streamId = `article/${articleId}`
  if (previousHash === null) {
    const hints = {
      ...(item.title ? { title: item.title } : {}),
      ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}),
    }
    emit('ArticleDiscovered', streamId, { url, feedId, itemKey, contentHash, ...hints }, { eventId: articleId })
  }
  // Words that were taken back and come again are another edit, though they name the same two hashes.
  const again = [...(isAnother ? [articleId] : []), ...(edits > 1 ? [edits] : [])]
  // Every feed's sighting is told, the first one's too: which of two feeds is first depends on the weather, and the
  // set of events shall not.
  const sightingId = deterministicId('seen', feedId, itemKey, previousHash ?? '', contentHash, ...again)
  const sighting = { url, link: item.url ?? url, feedId, itemKey, previousHash, contentHash }
  emit('ArticleSeen', streamId, sighting, { eventId: sightingId })
  if (previousHash === null) return
  // By what was edited and not by who saw it: ten feeds that carry one edit ask for one look.
  const lookId = deterministicId('edit', articleId, previousHash, contentHash, ...again)
  emit('ArticleRefetchDue', streamId, { cause: 'edit', attempt: 1 }, { eventId: lookId })
}
