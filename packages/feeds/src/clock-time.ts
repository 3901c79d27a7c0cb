import { zoneOffset } from './zone-name.ts'

/** Time of day in seconds since midnight, and minutes east of UTC where a known zone is named. */
export type ClockTime = { seconds: number; offset: number | undefined }

// matches `7:08 pm EST`, `07:08:09.123+0200`, `070809Z`, `19.48`, `19Z`; not `noon` and not `1948.21.05.06`
const CLOCK =
  /^(?:(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?|(\d{2})(?:(\d{2})(\d{2})?(?:[.,]\d+)?)?)(?=$|[Z+\-[ ap])( ?[ap]\.?m\.?)?/i

/**
 * Reads what stands behind a day: a time of day with or without zone, or nothing (midnight).
 * @returns undefined for other text and for impossible times; 24:00 and a leap second are allowed
 */
export const readClockTime = (text: string): ClockTime | undefined => {
  // matches what leads to a time in ` - 12:30`, `, 12:30`, ` at 12:30`, `T12:30`; nothing of the zone in ` -0500`
  const rest = text.replace(/^[\s,|]*(?:[–-]\s+|(?:at|um|à|t)\s*)?(?=\d)/i, '').trim()
  if (rest === '') return { seconds: 0, offset: undefined }
  const match = CLOCK.exec(rest)
  if (!match) return ZONE_ALONE.test(rest) ? { seconds: 0, offset: zoneOffset(rest) } : undefined
  const seconds = secondsOf([match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]], match[7])
  return seconds === undefined ? undefined : { seconds, offset: zoneOffset(rest.slice(match[0].length)) }
}

// matches `Z`, `+02:00`, `GMT`; not `- 12:30`
const ZONE_ALONE = /^(?:[+-]\d\d:?\d\d|[a-z]{1,5})$/i

const secondsOf = (digits: (string | undefined)[], half: string | undefined): number | undefined => {
  const [hours = 0, minutes = 0, seconds = 0] = digits.map((part) => Number(part ?? 0))
  const letter = half?.trim().toLowerCase().charAt(0)
  if (hours > 24 || minutes > 59 || seconds > 60 || (letter === 'a' && hours > 12)) return undefined
  const hour = letter && hours <= 12 ? (hours % 12) + (letter === 'p' ? 12 : 0) : hours
  return hour * 3600 + minutes * 60 + seconds
}
