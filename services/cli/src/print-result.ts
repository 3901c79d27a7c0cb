import { styleText } from 'node:util'
import type { CleanLine } from '@blotter/cleaning'
import { type Claim, labelOf } from '@blotter/events'
import type { FeedAnswer } from '@blotter/feeds'
import type { linkLines } from '@blotter/linking'
import { plainLine, plainText } from '@blotter/pages/text'
import { actorWords, casualtyWords, weaponWords, whenWords, whereWords } from './explain/claim-words.ts'
import { counted } from './output.ts'

const fields = (pairs: Record<string, string | undefined>): string =>
  Object.entries(pairs)
    .filter(([, value]) => value)
    .map(([name, value]) => `${styleText('dim', name.padEnd(12))} ${plainLine(value ?? '')}`)
    .join('\n')

/** A feed with its items, for reading. */
export const printFeed = ({ feed, items }: FeedAnswer): string => {
  const head = fields({ feed: feed.title, site: feed.url, language: feed.language, updated: feed.updatedAt })
  const lines = items.map(
    (item) =>
      `${plainLine(item.publishedAt ?? item.updatedAt ?? 'undated'.padEnd(20))}  ${plainLine(item.title) || '(no title)'}\n${' '.repeat(22)}${plainLine(item.url) || '(no address)'}`,
  )
  return [head, ...lines, `${counted(items.length, 'item')}`].join('\n')
}

/** An article's metadata and text, for reading. */
export const printArticle = (article: CleanLine): string => {
  const { title, authors, publishedAt, updatedAt, siteName, section, lang, canonicalUrl, text } = article
  const head = fields({
    title,
    authors: authors?.join(', '),
    published: publishedAt,
    updated: updatedAt,
    site: siteName,
    section,
    language: lang,
    canonical: canonicalUrl,
  })
  return `${head}\n\n${plainText(text)}`
}

/** Claims with the sentence of each, for reading. */
export const printClaims = (claims: readonly Claim[], text: string): string => {
  if (!claims.length) return 'No claim.'
  return claims.map((claim) => printClaim(claim, text)).join('\n\n')
}

const printClaim = (claim: Claim, text: string): string => {
  const { type, status, execution, when, where, casualties, actors, weapons, attribution, span, why } = claim
  return fields({
    claim: `${labelOf(type)} (${type}, ${status}, ${execution})`,
    when: whenWords(when),
    where: where ? whereWords(where) : undefined,
    toll: casualties.map(casualtyWords).join('; '),
    by: actors.map(actorWords).join('; '),
    with: weapons.map(weaponWords).join('; '),
    says: attribution?.name,
    because: why.join(' '),
    sentence: `“${text.slice(span.start, span.end)}”`,
  })
}

/** Incidents, for reading. */
export const printIncidents = (incidents: ReturnType<typeof linkLines>['incidents']): string =>
  incidents
    .map(({ type, where, when, toll, claims }) => {
      const killed = toll.killed
        ? `${toll.killed.best} killed (${toll.killed.low} to ${toll.killed.high ?? '?'})`
        : 'no toll'
      return plainLine(
        `${labelOf(type)} · ${where?.path.join(' › ') ?? 'place unknown'} · ${when.start ?? 'undated'} · ${killed} · ${counted(claims.length, 'claim')}`,
      )
    })
    .join('\n')
