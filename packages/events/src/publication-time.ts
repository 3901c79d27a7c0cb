import { InputFault } from './fault.ts'

// Matches "2025-03-03", "2025-03-03T09:40:00.5+01:00", "2025-03-03 09:40Z". Not: "03/03/2025", "2025-03", "Tuesday".
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/

/** Programs write a year such as 0001 or 9999 where they know none. */
const EARLIEST = '1900'
const LATEST = '2200'

/**
 * A publication time that somebody handed in, in one spelling: `2025-03-03`, or `2025-03-03T09:40:00+01:00` with UTC
 * where no zone is given. Never the machine's zone.
 * @returns null where there is none to be had: blank, or a year outside 1900 … 2199
 * @throws InputFault `bad-date` for what is no ISO 8601 day or time, or a day or hour that does not exist
 */
export const readPublicationTime = (given: string): string | null => {
  const written = given.trim()
  if (written === '') return null
  const [, day = '', clock, zone = 'Z'] = ISO.exec(written) ?? []
  const time = clock === undefined ? day : `${day}T${clock.replace(',', '.')}${zoneOf(zone)}`
  // Date makes March of 30 February.
  if (Number.isNaN(Date.parse(time)) || new Date(`${day}T00:00:00Z`).getUTCDate() !== Number(day.slice(8)))
    throw new InputFault(
      'bad-date',
      `"publishedAt" is no ISO 8601 time such as 2025-03-03T09:40:00Z: ${excerpt(written)}`,
    )
  return day >= EARLIEST && day < LATEST ? time : null
}

const zoneOf = (zone: string): string => {
  if (/^z$/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

const excerpt = (text: string): string => JSON.stringify(text.slice(0, 40))

const STORY_MS = 72 * 3_600_000

/**
 * When the version of an article that was read was published: its update, where it tells of one within three days of the
 * article. A later one is a site's housekeeping, and an earlier one says nothing.
 * @param publishedAt  ISO 8601, or null where it is not known; so is `updatedAt`
 * @returns ISO 8601, or null where nothing is known
 */
export const versionTime = (publishedAt: string | null, updatedAt: string | null): string | null => {
  if (publishedAt === null || updatedAt === null) return publishedAt
  const later = Date.parse(updatedAt) - Date.parse(publishedAt)
  return later > 0 && later <= STORY_MS ? updatedAt : publishedAt
}
