import { incidentTypes } from '@blotter/events'

/** What a record says of an incident's type, as JSON without its braces: label, and codes in other systems. */
export const saidOfTypes: ReadonlyMap<string, string> = new Map(
  incidentTypes.map(({ code, label, acled, plover, iptc, glide, emdat, undrr, gtd_attack: gtd }) => [
    code,
    JSON.stringify({ label, codes: { acled, plover, iptc, glide, emdat, undrr, gtd } }).slice(1, -1),
  ]),
)

/** ISO 8601 in UTC, to the millisecond. */
export const momentSql = (sql: string): string => `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const orNull = (sql: string): string => `coalesce(to_json(${sql})::text, 'null')`

/**
 * SQL of a JSON record of an incident over a row `r` of the history, before and behind what is said of its type. Text is
 * put together by hand, since that takes a third of json_build_object's time, and nobody has to read it in between. The
 * counted view has no field of these names, so its own follow as they are.
 */
export const incidentRecordSql = {
  head: `'{"id":' || to_json(r.incident_id) || ','`,
  tail: `',"state":"' || r.state || '","mergedInto":' || ${orNull('r.merged_into')} || ',"claims":' || r.claims
    || ',"openedAt":"' || ${momentSql('r.opened_at')} || '","revisedAt":"' || ${momentSql('r.revised_at')}
    || '","position":' || r.position || ',' || substr(r.view::text, 2)`,
}

/** The same of a claim, whole. */
export const claimRecordSql = `'{"id":' || to_json(r.claim_id) || ',"articleId":' || to_json(r.article_id) || ',"incidentId":' || ${orNull('r.incident_id')}
  || ',"feedId":' || ${orNull('r.feed_id')} || ',"url":' || to_json(r.url) || ',"title":' || ${orNull('r.title')}
  || ',"publishedAt":' || ${orNull('r.published_at')} || ',"document":' || to_json(r.document) || ',"sentence":' || ${orNull('r.sentence')}
  || ',"recordedAt":"' || ${momentSql('r.recorded_at')} || '","position":' || r.position || ',"claim":' || r.claim::text || '}'`
