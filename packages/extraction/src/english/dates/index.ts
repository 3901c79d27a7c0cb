export type { DateMention } from '../../dates/mention.ts'
export { datelineDay, readDateline } from './dateline.ts'
export { readDates } from './reader.ts'
