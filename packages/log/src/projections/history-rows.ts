import {
  type Claim,
  casualtyKinds,
  familyOf,
  type IncidentView,
  type LogEvent,
  type When,
  type Where,
} from '@blotter/events'
import { joinMarks, joinWords, marksOf } from './history-search.ts'
import { type ClaimHistoryRow, type IncidentHistoryRow, STILL } from './history-tables.ts'

/** The columns of an incident that its counted view says. */
export const viewColumns = (view: IncidentView) => ({
  type: view.type,
  family: familyOf(view.type),
  ...placed(view),
  ...tollColumns(view),
  voices: view.confidence?.voices ?? null,
  confidence: view.confidence?.level ?? null,
  view: JSON.stringify(view),
})

const tollColumns = ({ toll }: IncidentView) =>
  Object.fromEntries(casualtyKinds.map((kind) => [kind, countable(toll[kind]?.best)])) as Pick<
    IncidentHistoryRow,
    (typeof casualtyKinds)[number]
  > // one entry for each kind

const MOST_PEOPLE = 2_147_483_647

/** More people than a column holds are as many as it holds; the view says the figure. */
const countable = (best: number | null | undefined): number | null =>
  best === null || best === undefined ? null : Math.min(best, MOST_PEOPLE)

const placed = ({ when, where }: { when: When; where: Where | null }) => ({
  day: when.start?.slice(0, 10) ?? '',
  starts_on: when.start?.slice(0, 10) ?? null,
  ends_on: when.end?.slice(0, 10) ?? null,
  place: where?.name ?? null,
  iso2: where?.iso2 ?? null,
  admin1: where?.admin1 ?? null,
  lat: where?.lat ?? null,
  lon: where?.lon ?? null,
})

/** A claim as its article's report has it. @param text  of the article; null where texts are left out */
export const claimRow = (
  event: LogEvent<'IncidentsReported'>,
  claim: Claim,
  { text, feedId, incidentId }: { text: string | null; feedId: string | null; incidentId: string | null },
): ClaimHistoryRow => {
  const articleId = event.streamId.slice('article/'.length)
  const { url, title = null, publishedAt, document } = event.data
  const sentence = text?.slice(claim.span.start, claim.span.end) ?? null
  return {
    row_id: claim.id,
    claim_id: claim.id,
    position: event.position,
    until: STILL,
    article_id: articleId,
    incident_id: incidentId,
    of_article: articleId,
    of_incident: incidentId,
    type: claim.type,
    family: familyOf(claim.type),
    status: claim.status,
    execution: claim.execution,
    ...placed(claim),
    feed_id: feedId,
    url,
    title,
    published_at: publishedAt,
    document,
    sentence,
    marks: joinMarks(marksOf(claim, feedId)),
    words: joinWords([title, sentence]),
    claim: JSON.stringify(claim),
    recorded_at: event.recordedAt,
  }
}

/** The columns of an incident that follow from the claims that it holds. */
export const claimColumns = (claims: readonly ClaimHistoryRow[]) => {
  const told = claims.toSorted((a, b) => (a.claim_id < b.claim_id ? -1 : 1))
  return {
    claims: told.length,
    marks: joinMarks(told.flatMap(({ marks }) => marks.split('\n'))),
    words: joinWords([...told.map(({ title }) => title), ...told.map(({ sentence }) => sentence)]),
  }
}
