import type { LogEvent } from '@blotter/events'
import { isReplayed } from '@blotter/log'

/** What holds for an article at a moment, out of its stream. */
export type Standing = {
  /** Version of the stream. */
  version: number
  /** Pages, the newest first. */
  fetched: LogEvent<'ArticleFetched'>[]
  /** How it is cleaned; a page that was refused live leaves the text before it standing, one that a replay refused does not. */
  cleaned: LogEvent<'ArticleCleaned'> | LogEvent<'ArticleRejected'> | null
  report: LogEvent<'IncidentsReported'> | null
}

/** @param until  a position of the log: what came later does not count */
export const standingOf = (stream: readonly LogEvent[], until = Number.POSITIVE_INFINITY): Standing => {
  const standing: Standing = { version: 0, fetched: [], cleaned: null, report: null }
  for (const event of stream) {
    if (event.position > until) break
    standing.version = event.version
    switch (event.type) {
      case 'ArticleFetched':
        standing.fetched.unshift(event)
        break
      case 'ArticleCleaned':
        standing.cleaned = event
        break
      case 'ArticleRejected':
        if (standing.cleaned === null || standing.cleaned.type === 'ArticleRejected' || isReplayed(event.source))
          standing.cleaned = event
        break
      // It is another one: that one tells the story, and this one's pages are read no more.
      case 'ArticleMerged':
        standing.fetched = []
        standing.cleaned = null
        standing.report = null
        break
      case 'IncidentsReported':
        standing.report = event
        break
    }
  }
  return standing
}
