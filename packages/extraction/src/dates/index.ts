export { datelineDay, readDateline } from './dateline.ts'
export type { DateMention } from './mention.ts'
export { readDates } from './reader.ts'
