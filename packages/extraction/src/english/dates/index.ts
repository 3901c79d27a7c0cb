export type { DateMention } from '../../dates/mention.ts'
export { type Dateline, datelineDay, readDateline } from './dateline.ts'
export { readDates } from './reader.ts'
