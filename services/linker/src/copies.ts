import {
  CopyIndex,
  componentsOf,
  copyDay,
  copyOf,
  copyPairs,
  keysOf,
  type Sketch,
  type SketchedArticle,
  STORY_DAYS,
} from '@blotter/linking'
import {
  articlesSharing,
  type CopyStand,
  copiesOfGroups,
  type LinkedArticle,
  linkedArticles,
  type Transaction,
  writeLinkedArticles,
} from '@blotter/log'

/** A report's article; `sketch` null: it is told by nothing, so a copy of nothing. */
export type PlacedArticle = { id: string; position: number; publishedAt: string | null; sketch: Sketch | null }

/** An article whose group changed; `group` null: it stands alone. `share`: of the shorter one, what the closest two have. */
export type Regrouping = { articleId: string; group: string | null; share: number }

/** The groups of near copies as a batch of reports sees and changes them. */
export type Copies = {
  groupOf: (articleId: string) => string | null
  /** Whether a newer report of the article was linked before. */
  isOutdated: (article: Pick<PlacedArticle, 'id' | 'position'>) => boolean
  /** Puts an article, or its new text, in its place, and says whose group changed by that. */
  place: (article: PlacedArticle) => Promise<Regrouping[]>
  write: () => Promise<void>
}

/** @param transaction  holds the lock of linking */
export const openCopies = async (transaction: Transaction, articles: readonly PlacedArticle[]): Promise<Copies> => {
  const known = new Map<string, Article>()
  const stands = new Map<string, CopyStand | null>()
  const changed = new Set<string>()
  /** Those whose text is another one than the stored one; of the others only the group may have changed. */
  const renewed = new Set<string>()
  const take = (rows: readonly LinkedArticle[]): void => {
    for (const row of rows) {
      if (known.has(row.articleId)) continue
      const article = articleOf(row)
      known.set(article.id, article)
      stands.set(article.id, standOf(article))
    }
  }
  const candidates = await sharing(transaction, articles)
  const ids = [...articles.map(({ id }) => id), ...[...candidates.values()].flat()]
  take(await linkedArticles(transaction, [...new Set(ids)]))
  const placed = new CopyIndex()

  const copiesOf = (article: Article): { id: string; share: number }[] => {
    const { sketch } = article
    if (sketch === null) return []
    const here = placed.copiesOf({ ...article, sketch }).map(({ other, share }) => ({ id: other.id, share }))
    const there = (candidates.get(article.id) ?? []).flatMap((id) => {
      const other = known.get(id)
      if (!other?.sketch || renewed.has(id)) return []
      const share = copyOf({ ...article, sketch }, { ...other, sketch: other.sketch })
      return share === null ? [] : [{ id, share }]
    })
    return [...here, ...there]
  }
  const membersOf = async (groups: readonly string[]): Promise<Article[]> => {
    take(await copiesOfGroups(transaction, groups))
    return [...known.values()].filter(({ group }) => group !== null && groups.includes(group))
  }
  return {
    groupOf: (id) => known.get(id)?.group ?? null,
    isOutdated: ({ id, position }) => (known.get(id)?.position ?? 0) > position,
    place: async ({ id, ...report }) => {
      const before = known.get(id)
      const article: Article = { id, ...report, group: null }
      known.set(id, article)
      changed.add(id)
      renewed.add(id)
      placed.remove(id)
      const copies = copiesOf(article)
      if (article.sketch !== null) placed.put({ ...article, sketch: article.sketch })
      const groups = [before?.group, ...copies.map((copy) => known.get(copy.id)?.group)].filter((group) => !!group)
      const members = await membersOf(groups as string[]) // the filter took the others out
      const pairs = [...pairsWithin(members, before?.group ?? null), ...copies.map((copy) => [id, copy.id] as const)]
      const groupOf = componentsOf(pairs)
      const share = Math.max(0, ...copies.map((copy) => copy.share))
      const touched = new Map([...members, article].map((each) => [each.id, each]))
      for (const { id: other } of copies) touched.set(other, known.get(other) ?? article)
      return [...touched.values()].flatMap((each) => {
        const group = groupOf.get(each.id) ?? null
        const former = each.id === id ? (before?.group ?? null) : each.group
        known.set(each.id, { ...each, group })
        if (group === former) return []
        changed.add(each.id)
        return [{ articleId: each.id, group, share: group === null ? 0 : share }]
      })
    },
    write: async () => {
      const rows = [...changed].flatMap((id) => known.get(id) ?? [])
      await writeLinkedArticles(
        transaction,
        rows.map((article) => ({
          article: rowOf(article),
          from: stands.get(article.id) ?? null,
          to: standOf(article),
        })),
      )
    },
  }
}

type Article = PlacedArticle & { group: string | null }

/** Stored articles that can be copies of these, by article id. */
const sharing = async (
  transaction: Transaction,
  articles: readonly PlacedArticle[],
): Promise<Map<string, string[]>> => {
  const askers = articles.flatMap((article) => {
    const stand = standOf(article)
    return stand ? [stand] : []
  })
  const pairs = await articlesSharing(transaction, askers, STORY_DAYS)
  return new Map(
    [...Map.groupBy(pairs, ({ asker }) => asker)].map(([id, list]) => [id, list.map(({ articleId }) => articleId)]),
  )
}

/** A group that lost one of its texts may fall apart; the others hold together, whoever joins them. */
const pairsWithin = (members: readonly Article[], shaken: string | null): (readonly [string, string])[] => {
  const [loose, firm] = [
    members.filter(({ group }) => group === shaken),
    members.filter(({ group }) => group !== shaken),
  ]
  const sketched = loose.flatMap(({ sketch, ...rest }): SketchedArticle[] => (sketch ? [{ ...rest, sketch }] : []))
  return [...copyPairs(sketched), ...firm.map(({ id, group }) => [id, group ?? id] as const)]
}

const standOf = ({ id, sketch, publishedAt }: Omit<PlacedArticle, 'position'>): CopyStand | null =>
  sketch && { articleId: id, keys: sketch.keys, day: copyDay(publishedAt) }

const articleOf = ({ articleId, position, publishedAt, copyGroup, shingles, days }: LinkedArticle): Article => ({
  id: articleId,
  position,
  publishedAt,
  group: copyGroup,
  sketch: shingles && { shingles, ...keysOf(shingles), days },
})

const rowOf = ({ id, position, publishedAt, group, sketch }: Article): LinkedArticle => ({
  articleId: id,
  position,
  publishedAt,
  copyGroup: group,
  shingles: sketch?.shingles ?? null,
  days: sketch?.days ?? [],
})
