/** What a cleaner made of a page, or the name of the reason for which it is no article. */
export type CleanedPage = {
  title?: string | null | undefined
  publishedAt?: string | null | undefined
  updatedAt?: string | null | undefined
  authors?: readonly string[] | undefined
  language?: string | null | undefined
  kind?: string | undefined
  text: string
}
export type PageReading = CleanedPage | { rejected: string }

/** What two cleaners read differently of a page. */
export type PageDifference = { field: string; from: string; to: string }

/** Fields in which two cleanings differ; of the texts, what stands between their first and last difference. */
export const comparePages = (before: PageReading, after: PageReading): PageDifference[] => {
  if ('rejected' in before || 'rejected' in after) {
    const [from, to] = [sayOutcome(before), sayOutcome(after)]
    return from === to ? [] : [{ field: 'article', from, to }]
  }
  const [old, now] = [sayFields(before), sayFields(after)]
  const fields = Object.keys(old)
    .filter((field) => old[field] !== now[field])
    .map((field) => ({ field, from: old[field] ?? '', to: now[field] ?? '' }))
  return before.text === after.text ? fields : [...fields, { field: 'text', ...differingPart(before.text, after.text) }]
}

const sayOutcome = (page: PageReading): string => ('rejected' in page ? `rejected: ${page.rejected}` : 'an article')

const sayFields = ({
  title,
  publishedAt,
  updatedAt,
  authors,
  language,
  kind,
}: CleanedPage): Record<string, string> => ({
  title: title ?? '',
  publishedAt: publishedAt ?? '',
  updatedAt: updatedAt ?? '',
  authors: (authors ?? []).join(', '),
  language: language ?? '',
  kind: kind ?? '',
})

/** Characters before the difference, and of it, that are shown. */
const [AROUND, MOST] = [40, 240]

const differingPart = (before: string, after: string): { from: string; to: string } => {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  let end = 0
  const room = Math.min(before.length, after.length) - start
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const part = (text: string): string => {
    const from = Math.max(0, start - AROUND)
    const to = Math.min(text.length, text.length - end + AROUND)
    const shown = text.slice(from, Math.min(to, from + MOST)).toWellFormed()
    return `${from > 0 ? '… ' : ''}${shown}${from + MOST < text.length && to < text.length ? ' …' : ''}`
  }
  return { from: part(before), to: part(after) }
}
