/** Where an article is, by the last event that says so; `settled` when nothing is left to be done with it. */
export type ArticleEnd = { url: string; outcome: string; settled: boolean; detail: string }

/** One line of `blotter log --json`. */
export type LogLine = { type: string; subject: string; data: Record<string, unknown> }

/** Folds the log to where each article ended. */
export const articleEnds = (lines: Iterable<LogLine>): ArticleEnd[] => {
  const ends = new Map<string, ArticleEnd>()
  for (const { type, subject, data } of lines) {
    const end = endBy(type, data)
    if (!end) continue
    const url = type === 'blotter.ArticleDiscovered' ? String(data.url) : (ends.get(subject)?.url ?? subject)
    ends.set(subject, { url, ...end })
  }
  return [...ends.values()]
}

const endBy = (type: string, data: Record<string, unknown>): Omit<ArticleEnd, 'url'> | null => {
  switch (type) {
    case 'blotter.ArticleDiscovered':
      return onTheWay('discovered')
    case 'blotter.ArticleFetched':
      return onTheWay('fetched')
    case 'blotter.ArticleCleaned':
      return onTheWay('cleaned')
    case 'blotter.ArticleParked':
      return { ...onTheWay('parked'), detail: JSON.stringify(data.error) }
    case 'blotter.ArticleUnavailable':
      return settled(`unavailable: ${data.reason}`, String(data.message ?? ''))
    case 'blotter.ArticleRejected':
      return settled(`rejected: ${data.reason}`)
    case 'blotter.ArticleMerged':
      return settled('merged', String(data.into ?? ''))
    case 'blotter.IncidentsReported':
      return settled(
        Array.isArray(data.claims) && data.claims.length ? 'extracted' : `no claim: ${data.reason ?? 'no-incident'}`,
      )
    default:
      return null
  }
}

const onTheWay = (outcome: string): Omit<ArticleEnd, 'url'> => ({ outcome, settled: false, detail: '' })
const settled = (outcome: string, detail = ''): Omit<ArticleEnd, 'url'> => ({ outcome, settled: true, detail })
