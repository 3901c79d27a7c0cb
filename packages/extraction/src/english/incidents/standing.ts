import type { Claim } from '@blotter/events'
import type { DateMention } from '../dates/index.ts'
import { isJudged, isOld, isRemembrance } from './long-ago.ts'
import type { Document, Mention } from './mentions.ts'
import { isRanked } from './status.ts'

export type Standing = Claim['status']

/** Where a mention stands in time, and the rule that says so. */
export const standingOf = (
  document: Document,
  mention: Mention,
  date: DateMention | undefined,
): [standing: Standing, rule: string] => {
  const { status, fired } = mention.standing
  if (status) return [status, fired.find(({ column }) => column === 'status')?.rule ?? 'status.said']
  // "Tuesday's was the deadliest bombing since 2012" is of Tuesday.
  const ranked = isRanked(mention.words) && date?.precision === 'day' && !isOld(document.published, date)
  if (mention.looksBack && !ranked) return ['past', 'status.looks-back']
  if (mention.longAgo) return ['past', `status.${mention.longAgo}`]
  if (isOfTrial(document, mention, date)) return ['past', 'status.tried']
  if (isOfMemorial(document, mention, date)) return ['past', 'status.commemorated']
  return isOld(document.published, date) ? ['past', 'status.long-before'] : ['current', 'status.told-as-news']
}

/** A story that begins with a monument or an exhibition goes on with what that is about, unless it says when. */
const isOfMemorial = ({ sentences: [lead] }: Document, { sentence }: Mention, date: DateMention | undefined): boolean =>
  lead !== undefined &&
  sentence.index > lead.index &&
  date === undefined &&
  isRemembrance(lead.words) &&
  !ACTS.test(lead.words)

// A lead that tells of an act of the day. Matches "attacked mourners". Not: "the victims of the attack".
const ACTS = /\b(?:opened fire|attacked|exploded|went off|clashed|stormed|shot dead|died|killed)\b/

// Matches "after the verdict, crowds clashed". Not: "the gunmen killed him".
const OF_TODAY = /\b(?:verdict|ruling|sentencing|outside (?:the )?court)\b/

/** A story that begins with a verdict goes on with the crime, unless it says when. */
const isOfTrial = (
  { sentences: [lead] }: Document,
  { sentence, words }: Mention,
  date: DateMention | undefined,
): boolean =>
  lead !== undefined &&
  isJudged(lead.words) &&
  sentence.index > lead.index &&
  date === undefined &&
  !OF_TODAY.test(words)
