import {
  claimSchema,
  Fault,
  InputFault,
  type LinkableClaim,
  readPublicationTime,
  type Toll,
  type TollEntry,
  versionTime,
} from '@blotter/events'
import { copyGroupsOf } from './copy-groups.ts'
import { incidentIdOf } from './incident-id.ts'
import { isDenial } from './linkability.ts'
import { partition } from './partition.ts'
import { timelineOf } from './timeline.ts'
import { viewOf } from './view.ts'

type Counts = { [K in keyof Toll]: Omit<TollEntry, 'byClaim'> }
type Incident = Pick<ReturnType<typeof viewOf>, 'type' | 'when' | 'where'> & {
  id: string
  claims: Ref[]
  /** Who says that it did not happen. */
  denials?: Ref[]
  toll: Counts
  timeline: ({ asOf: string } & Counts)[]
}
type Ref = { articleId: string; claimId: string }
type LineError = { id: string | null; error: { code: string; message: string } }

/**
 * Links the claims of many articles: lines `{"id", "claims": [Claim], "publishedAt"?, "updatedAt"?, "title"?, "text"?, "feed"?}` in
 * any order, the answer of `extract --keep`. A line that is not of that shape, and one that brings an `error` of the
 * step before, becomes an entry of `errors`; the rest is done. A further line of an article takes the place of the one
 * before, as its new version. One with a claim id of another article is an error, since an id names one report: the first
 * stands. Claims that are held or left stand in no incident.
 */
export const linkLines = (lines: readonly unknown[]): { incidents: Incident[]; errors: LineError[] } => {
  const articles = new Map<string, Article>()
  const errors: LineError[] = []
  const owners = new Map<string, string>()
  for (const line of lines) {
    try {
      const article = articleOf(line)
      takeIds(article, owners)
      articles.set(article.articleId, article)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      errors.push({ id: idOf(line), error: { code: error.code, message: error.message } })
    }
  }
  return { incidents: partition(claimsOf([...articles.values()])).incidents.map(incidentOf), errors }
}

/**
 * @param owners  claim id → the article that makes it
 * @throws InputFault `duplicate-claim`; then the article keeps what it had
 */
const takeIds = ({ articleId, claims }: Article, owners: Map<string, string>): void => {
  const own = new Set<string>()
  for (const { id } of claims) {
    if (own.has(id) || (owners.get(id) ?? articleId) !== articleId)
      throw new InputFault(
        'duplicate-claim',
        `The claim ${id} of ${articleId} was there before; the first one stands, this line is left out.`,
      )
    own.add(id)
  }
  for (const [id, owner] of owners) if (owner === articleId) owners.delete(id)
  for (const id of own) owners.set(id, articleId)
}

/** `publishedAt` of the article, `toldAt` of the version that is linked. */
type Article = Omit<LinkableClaim, 'claim'> & { text: string; toldAt: string | null; claims: LinkableClaim['claim'][] }

const articleOf = (line: unknown): Article => {
  if (!isObject(line) || Array.isArray(line))
    throw new InputFault('bad-input', 'A line is a JSON object with "id" and "claims".')
  const { id, claims, publishedAt, updatedAt, text, feed, error } = line
  if (isObject(error)) throw new InputFault(String(error.code ?? 'failed-before'), String(error.message ?? ''))
  if (id === undefined || id === null || id === '')
    throw new InputFault('missing-id', 'A line needs "id", the article\'s id.')
  if (typeof id !== 'string')
    throw new InputFault('bad-input', `"id" is a text, not ${JSON.stringify(id).slice(0, 40)}.`)
  const parsed = claimSchema.array().safeParse(claims)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new InputFault(
      'bad-claims',
      `"claims" of ${id}: ${['claims', ...(issue?.path ?? [])].join('.')}: ${issue?.message}`,
    )
  }
  const [time, ownText, ownFeed] = [textOf('publishedAt', publishedAt), textOf('text', text), textOf('feed', feed)]
  const published = time === null ? null : readPublicationTime(time)
  return {
    articleId: id,
    publishedAt: published,
    toldAt: versionTime(published, updateOf(updatedAt)),
    ...(ownFeed === null ? {} : { feed: ownFeed }),
    text: ownText ?? '',
    claims: parsed.data,
  }
}

/** Of less weight than the publication time: what cannot be read is not there. */
const updateOf = (value: unknown): string | null => {
  if (typeof value !== 'string') return null
  try {
    return readPublicationTime(value)
  } catch (error) {
    if (error instanceof InputFault) return null
    throw error
  }
}

/** @throws InputFault `bad-input` for what is there and no text */
const textOf = (name: string, value: unknown): string | null => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  throw new InputFault('bad-input', `"${name}" is a text, not ${JSON.stringify(value).slice(0, 40)}.`)
}

const claimsOf = (articles: readonly Article[]): LinkableClaim[] => {
  const groups = copyGroupsOf(
    articles.map(({ articleId, text, publishedAt }) => ({ id: articleId, text, publishedAt })),
  )
  return articles.flatMap(({ text: _, claims, toldAt, ...rest }) => {
    const article = { ...rest, publishedAt: toldAt }
    const copyGroup = groups.get(article.articleId)
    const shared = copyGroup === undefined ? article : { ...article, copyGroup }
    return claims.map((claim) => ({ ...shared, claim }))
  })
}

const incidentOf = (claims: LinkableClaim[]): Incident => {
  const { type, when, where, toll } = viewOf(claims)
  const denials = claims.filter(isDenial)
  return {
    id: incidentIdOf(claims),
    type,
    when,
    where,
    claims: refsOf(claims.filter((claim) => !isDenial(claim))),
    ...(denials.length > 0 ? { denials: refsOf(denials) } : {}),
    toll: countsOf(toll),
    timeline: timelineOf(claims).map(({ asOf, toll }) => ({ asOf, ...countsOf(toll) })),
  }
}

const refsOf = (claims: readonly LinkableClaim[]): Ref[] =>
  claims.map(({ articleId, claim }) => ({ articleId, claimId: claim.id }))

const countsOf = (toll: Toll): Counts =>
  Object.fromEntries(Object.entries(toll).map(([kind, { byClaim: _, ...entry }]) => [kind, entry]))

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const idOf = (line: unknown): string | null => (isObject(line) && typeof line.id === 'string' ? line.id : null)
