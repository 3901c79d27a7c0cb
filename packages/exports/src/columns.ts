import { momentSql as moment } from '@blotter/views'
import { type Column, coded, integer, number, strange, text } from './column.ts'

const toll = (kind: string, part: 'low' | 'best' | 'high', about: string): Column => {
  const figure = `(r.view #>> '{toll,${kind},${part}}')::numeric`
  // Not least(), to which what is not there is more than anything.
  const fitting = `CASE WHEN ${figure} > 2147483647 THEN 2147483647 ELSE ${figure}::int END`
  return integer(`${kind}_${part}`, part === 'best' ? `r.${kind}` : fitting, about)
}

const codes: readonly Column[] = [
  coded('text', 'acled_event_type', 'acled_type', 'ACLED event type'),
  coded('text', 'acled_sub_event_type', 'acled_sub_type', 'ACLED sub-event type; a | parts alternatives'),
  coded('text', 'plover_event', 'plover_event', 'PLOVER event type'),
  coded('text', 'plover_mode', 'plover_mode', 'PLOVER mode; a | parts alternatives'),
  coded('text', 'iptc_topic', 'iptc', 'IPTC Media Topic'),
  coded('text', 'glide_hazard', 'glide', 'GLIDE hazard code'),
  coded('text', 'emdat_type', 'emdat', 'EM-DAT classification key'),
  coded('text', 'undrr_hazard', 'undrr', 'UNDRR hazard code'),
  coded('integer', 'gtd_attack_type', 'gtd', 'GTD attack type'),
]

const place = (json: string): Column[] => [
  text('country', 'r.iso2', 'ISO 3166-1 alpha-2'),
  strange('admin1', 'r.admin1', 'First-order division'),
  strange('place', 'r.place', 'Where, by name'),
  number('latitude', 'r.lat', 'WGS 84, degrees; empty where the place has none'),
  number('longitude', 'r.lon', 'WGS 84, degrees'),
  text('geo_precision', `${json} #>> '{where,precision}'`, 'exact, near, city, admin2, admin1 or country'),
]

const time = (json: string): Column[] => [
  text('starts_on', 'r.starts_on', 'First day, ISO 8601; empty where it is not known'),
  text('ends_on', 'r.ends_on', 'Last day'),
  text('date_precision', `${json} #>> '{when,precision}'`, 'hour, day, week, month, year or unknown'),
]

/** A row for each incident. */
export const incidentColumns: readonly Column[] = [
  text('incident_id', 'r.incident_id', 'Stays with the incident'),
  text('state', 'r.state', 'open, merged, split or retracted'),
  text('type', 'r.type', 'Type in Blotter’s taxonomy'),
  coded('text', 'label', 'label', 'Its name'),
  ...time('r.view'),
  ...place('r.view'),
  toll('killed', 'low', 'Deaths, at least (UCDP: low)'),
  toll('killed', 'best', 'Deaths, best figure (UCDP: best; ACLED: fatalities)'),
  toll('killed', 'high', 'Deaths, at most (UCDP: high); empty: open at the top'),
  toll('injured', 'low', 'Injured, at least'),
  toll('injured', 'best', 'Injured, best figure'),
  toll('injured', 'high', 'Injured, at most'),
  ...(['missing', 'abducted', 'arrested', 'displaced', 'rescued'] as const).map((kind) =>
    toll(kind, 'best', `People ${kind}, best figure`),
  ),
  integer('voices', 'r.voices', 'Independent voices: near copies are one (GDELT: sources)'),
  text('confidence', 'r.confidence', 'low, medium or high'),
  integer('claims', 'r.claims', 'Claims that it holds'),
  text('opened_at', moment('r.opened_at'), 'When it was first recorded'),
  text('revised_at', moment('r.revised_at'), 'When it was last revised'),
  ...codes,
  integer('log_position', 'r.position', 'Of the event that made it so'),
]

/** A row for each claim. */
export const claimColumns: readonly Column[] = [
  text('claim_id', 'r.claim_id', 'Stays with the claim'),
  text('incident_id', 'r.incident_id', 'The incident that holds it; empty: none'),
  text('article_id', 'r.article_id', 'The article that makes it'),
  text('feed_id', 'r.feed_id', 'The feed that showed the article first'),
  text('type', 'r.type', 'Type in Blotter’s taxonomy'),
  coded('text', 'label', 'label', 'Its name'),
  text('status', 'r.status', 'current, past, cumulative, forecast, hypothetical or denied'),
  text('execution', 'r.execution', 'carried-out, attempted or threatened'),
  ...time('r.claim'),
  ...place('r.claim'),
  strange(
    'actors',
    `(SELECT string_agg(a ->> 'name', ' | ' ORDER BY n) FROM jsonb_array_elements(r.claim -> 'actors') WITH ORDINALITY AS e(a, n))`,
    'Names of the actors; a | parts them',
  ),
  strange('url', 'r.url', 'Address of the article'),
  strange('title', 'r.title', 'Title of the article'),
  strange('published_at', 'r.published_at', 'When the article was published'),
  strange('sentence', 'r.sentence', 'The sentence that says so'),
  ...codes,
  integer('log_position', 'r.position', 'Of the event that made it so'),
]
