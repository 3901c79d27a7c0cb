export { type Dateline, datelineDay, readDateline } from './dateline.ts'
export type { DateMention, NewsTime } from './mention.ts'
export { readDates } from './reader.ts'
