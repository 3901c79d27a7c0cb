import type { Claim } from '@blotter/events'
import type { DateMention } from '../dates/index.ts'
import type { Document, Mention } from './mentions.ts'
import { isJudged } from './status.ts'

export type Standing = Claim['status']

/** Where a mention stands in time, and the rule that says so. */
export const standingOf = (
  document: Document,
  mention: Mention,
  date: DateMention | undefined,
): [standing: Standing, rule: string] => {
  const { status, fired } = mention.standing
  if (status) return [status, fired.find(({ column }) => column === 'status')?.rule ?? 'status.said']
  if (mention.looksBack) return ['past', 'status.looks-back']
  if (isJudged(mention.words)) return ['past', 'status.judged']
  return isOld(document, date) ? ['past', 'status.long-before'] : ['current', 'status.told-as-news']
}

// News of the week is current; what is dated longer before publication is background.
const CURRENT_DAYS = 10

const isOld = ({ published }: Document, date: DateMention | undefined): boolean =>
  published !== undefined &&
  date?.end != null &&
  (Date.parse(published) - Date.parse(date.end.slice(0, 10))) / 86_400_000 > CURRENT_DAYS
