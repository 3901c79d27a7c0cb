import {
  articlesProjection,
  articleTable,
  type ClaimRow,
  claimTable,
  foldAsOf,
  foldEvents,
  incidentsProjection,
  incidentTable,
  type Log,
  type IncidentRow as StoredIncident,
  standstillAt,
} from '@blotter/log'
import type { IncidentFilter, IncidentRow } from './incidents.ts'

/** What was known of an article: where it stands, what it is called, and the text that its claims are about. */
type KnownArticle = { url: string; title: string | null; publishedAt: string | null; text: string | null }

/**
 * Incidents as they were known when the log ended at a position: the same fold as the live tables', stopped there, or,
 * within a promotion, where readers stood still.
 */
export const incidentsAsOf = async (
  log: Log,
  { asOf: position, limit, ...filter }: IncidentFilter & { asOf: number },
): Promise<IncidentRow[]> => {
  const asOf = (await standstillAt(log, position))?.from ?? position
  const rows = await foldAsOf(log, incidentsProjection, asOf)
  const found = [...rows.of(incidentTable).all()].filter((row) => fits(row, filter)).sort(latestFirst)
  const listed = found.slice(0, limit)
  const claims = listed.map(({ incident_id }) => rows.of(claimTable).by('incident_id', incident_id))
  const articleIds = new Set(claims.flat().map(({ article_id }) => article_id))
  const articles = new Map<string, KnownArticle>()
  for (const id of articleIds) {
    const known = await articleAsOf(log, id, asOf)
    if (known) articles.set(id, known)
  }
  return listed.map((row, index) => ({
    id: row.incident_id,
    incident: JSON.parse(row.view),
    openedAt: row.opened_at,
    revisedAt: row.revised_at,
    claims: (claims[index] ?? [])
      .flatMap((each) => evidence(each, articles.get(each.article_id)))
      .sort(byPublication)
      .map(withoutTime),
  }))
}

const fits = (
  row: StoredIncident,
  { type, country, since, until, validAt }: Omit<IncidentFilter, 'asOf' | 'limit'>,
): boolean =>
  row.state === 'open' &&
  (type === undefined || row.type === type || row.type.startsWith(`${type}.`)) &&
  (country === undefined || row.iso2 === country.toUpperCase()) &&
  (since === undefined || (row.ends_on !== null && row.ends_on >= since)) &&
  (until === undefined || (row.starts_on !== null && row.starts_on <= until)) &&
  (validAt === undefined || (row.starts_on ?? row.opened_at.slice(0, 10)) <= validAt)

const latestFirst = (a: StoredIncident, b: StoredIncident): number =>
  compare(b.starts_on ?? '', a.starts_on ?? '') || compare(a.incident_id, b.incident_id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const articleAsOf = async (log: Log, articleId: string, asOf: number): Promise<KnownArticle | null> => {
  const stream = (await log.readStream(`article/${articleId}`)).filter(({ position }) => position <= asOf)
  const rows = foldEvents(articlesProjection, stream)
  const row = rows.of(articleTable).get(articleId)
  if (!row) return null
  const report = stream.findLast((event) => event.type === 'IncidentsReported')
  const texts = await log.documents.texts(report ? [report.data.document] : [])
  const text = (report && texts.get(report.data.document)) ?? null
  return { url: row.url, title: row.title, publishedAt: row.published_at, text }
}

type Evidence = IncidentRow['claims'][number] & { publishedAt: number }

const evidence = ({ article_id, claim }: ClaimRow, article: KnownArticle | undefined): Evidence[] => {
  if (!article) return []
  const said = JSON.parse(claim) as Evidence['claim'] // as the fold wrote it
  const sentence = article.text?.slice(said.span.start, said.span.end) ?? null
  const publishedAt = article.publishedAt ? Date.parse(article.publishedAt) : Number.POSITIVE_INFINITY
  return [{ articleId: article_id, url: article.url, title: article.title, sentence, claim: said, publishedAt }]
}

const byPublication = (a: Evidence, b: Evidence): number =>
  a.publishedAt === b.publishedAt ? compare(a.claim.id, b.claim.id) : a.publishedAt - b.publishedAt

const withoutTime = ({ publishedAt: _, ...claim }: Evidence): IncidentRow['claims'][number] => claim
