import { fold } from './fold.ts'
import { type LinkedData, type Node, plainValue } from './json-ld.ts'
import { plain } from './line.ts'
import type { Update } from './live-blog.ts'
import { moment } from './metadata/moment.ts'

/** A page with more updates is read as far as these. */
const MOST = 1_000
/** So many characters of an update's words find its paragraph. */
const PREFIX = 30
/** A headline stands at most so many paragraphs above its entry's first words. */
const NEAR = 3

/** The updates that a page's JSON-LD states, with their words in lines. */
const updatesOf = ({ article }: LinkedData): { headline: string; lines: string[]; date: string | undefined }[] =>
  [article?.liveBlogUpdate]
    .flat()
    .slice(0, MOST)
    .flatMap((value) => {
      if (value === null || typeof value !== 'object') return []
      const update = value as Node
      const words = typeof update.articleBody === 'string' ? update.articleBody : ''
      const lines = words
        .replace(/<[^<>]{0,2000}>/g, '\n')
        .split(/[\n\r]+/)
        .map((line) => fold(plainValue(line)))
        .filter((line) => line !== '')
      return [{ headline: plainValue(update.headline), lines, date: moment(plainValue(update.datePublished)) }]
    })

/**
 * Where the updates of a page's JSON-LD stand among its paragraphs: each from its headline, or its first words, to where
 * the next begins. Updates that are not found are left out.
 */
export const statedUpdates = (data: LinkedData, paragraphs: string[]): Update[] => {
  const updates = updatesOf(data)
  if (updates.length === 0) return []
  const said = paragraphs.map(plain)
  const byStart = new Map<string, number>()
  // Headlines may stand in an overview first: the last place is the entry's own.
  for (const [at, text] of said.entries()) byStart.set(text.slice(0, PREFIX), at)
  const found: { first: number; date: string | undefined }[] = []
  for (const { headline, lines, date } of updates) {
    const title = plain(headline)
    const body = byStart.get(plain(lines[0] ?? '').slice(0, PREFIX))
    const near = body === undefined || title === '' ? -1 : said.slice(Math.max(0, body - NEAR), body).lastIndexOf(title)
    const first = near >= 0 ? Math.max(0, (body ?? 0) - NEAR) + near : (body ?? byStart.get(title.slice(0, PREFIX)))
    if (first !== undefined && (title !== '' || lines.length > 0)) found.push({ first, date })
  }
  const ordered = found
    .sort((a, b) => a.first - b.first)
    .filter(({ first }, index, all) => index === 0 || first !== all[index - 1]?.first)
  return ordered.map(({ first, date }, index) => ({
    first,
    end: ordered[index + 1]?.first ?? paragraphs.length,
    ...(date ? { publishedAt: date } : {}),
  }))
}

/** The text that the updates of a page's JSON-LD tell, headline above words; empty when it tells none. */
export const updatesText = (data: LinkedData): string =>
  updatesOf(data)
    .flatMap(({ headline, lines }) => (lines.length > 0 ? [headline, ...lines] : []))
    .filter((line) => line !== '')
    .join('\n')

/** The headlines of the updates that a page's JSON-LD states. */
export const headlinesOf = (data: LinkedData): string[] =>
  updatesOf(data).flatMap(({ headline }) => (headline === '' ? [] : [headline]))
