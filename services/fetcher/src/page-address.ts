import type { LogEvent } from '@blotter/events'

/** Where an article's page is to be had: as the last edit says, or as it was discovered. */
export const pageAddress = (trail: readonly LogEvent[], discovered: LogEvent<'ArticleDiscovered'>): string => {
  const edit = trail.findLast((event) => event.type === 'ArticleSeen' && event.data.previousHash !== null)
  return edit?.type === 'ArticleSeen' ? edit.data.url : discovered.data.url
}
