import type { Claim, Span } from '@blotter/events'
import type { Reason } from '../../language.ts'
import { isLookingBack } from '../incidents/genre.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Mention } from '../incidents/mentions.ts'
import type { Standing } from '../incidents/standing.ts'
import type { Fired } from '../incidents/status.ts'
import { spanOfWords } from '../phrases/sentence.ts'
import type { ClaimContext } from './claim.ts'

/** A value and the rule that gave it. */
export type Outcome<Value> = { value: Value; reason: Reason }

/** An incident that is dated before the lead, or told by a story that looks back, is a past one. */
export const statusOf = ({ genre, lead }: ClaimContext, incident: Incident): Outcome<Standing> => {
  const told = asTold(incident)
  if (incident.standing !== 'current') return told
  if (isLookingBack(genre)) return { value: 'past', reason: { field: 'status', rule: `status.genre-${genre}` } }
  if (!lead || lead === incident || lead.block !== incident.block) return told
  const [mine, theirs] = [incident.date?.end, lead.date?.start]
  if (!mine || !theirs || mine >= theirs) return told
  return { value: 'past', reason: { field: 'status', rule: 'status.before-the-lead', ...spanned(incident.date?.span) } }
}

/** The standing that the anchor's own words give; a day far back is shown where it stands. */
const asTold = ({ mentions: [anchor], standing, by, date }: Incident): Outcome<Standing> => {
  const fired = anchor?.standing.fired.find(({ column }) => column === 'status')
  const span = by === 'status.long-before' ? date?.span : anchor && (matched(anchor, fired) ?? partOf(anchor))
  return { value: standing, reason: { field: 'status', rule: by, ...spanned(span) } }
}

/** The anchor says how far it went; a later sentence does only where nobody came to harm. */
export const executionOf = (mentions: Mention[]): Outcome<Claim['execution']> => {
  const [anchor] = mentions
  const harm = mentions.flatMap((mention) => mention.counts)[0]
  const telling = anchor?.standing.execution || harm ? anchor : mentions.find((mention) => mention.standing.execution)
  const said = telling?.standing.execution
  const value = said === 'attempted' && telling?.counts.some(({ kind }) => kind === 'killed') ? undefined : said
  if (!telling || !value) {
    const rule = harm ? 'execution.harm-done' : 'execution.told-as-done'
    return {
      value: 'carried-out',
      reason: { field: 'execution', rule, ...spanned(harm?.span ?? (anchor && partOf(anchor))) },
    }
  }
  const fired = telling.standing.fired.find(({ column }) => column === 'execution')
  const span = matched(telling, fired) ?? partOf(telling)
  return { value, reason: { field: 'execution', rule: fired?.rule ?? 'execution.said', ...spanned(span) } }
}

const matched = (mention: Mention, fired: Fired | undefined): Span | undefined =>
  fired?.match && spanOfWords(mention.sentence, fired.match, mention.first)

const partOf = ({ start, end }: Mention): Span => ({ start, end })

const spanned = (span: Span | undefined): { span?: Span } => (span ? { span } : {})
