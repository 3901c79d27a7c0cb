import { z } from 'zod'
import { type RecordPoint, readRecordPoint } from './record-point.ts'

/** Most values in one list. */
const MOST = 20

/** One line of text: what a person types into a field. */
export const words = (most: number, about: string, example: string) =>
  z
    .string(once)
    .trim()
    .min(1, 'must not be empty; leave the parameter out instead')
    .max(most, `must be ${most} characters or fewer`)
    // What neither Postgres nor a log line can hold. Matches "\u0000". Not: "a b", "Zürich".
    .refine((text) => !/\p{Cc}/u.test(text), 'must be one line without control characters')
    .optional()
    .meta({ description: about, example })

const once = { error: 'must be given once, as text' }

/** A comma-separated list of what `holds` takes. */
export const list = (holds: (part: string) => boolean, fix: string, { about, example, most = MOST }: About) =>
  z
    .string(once)
    .max(most * 64, `must be ${most} values or fewer`)
    .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))])
    .refine((parts) => parts.length <= most, `must be ${most} values or fewer`)
    .refine((parts) => parts.every(holds), fix)
    .optional()
    .meta({ description: about, example })

type About = { about: string; example: string; most?: number }

/** A list of names out of a closed set. */
export const choice = <const Names extends readonly string[]>(names: Names, about: string) =>
  list((part) => names.includes(part), `must be of ${names.join(', ')}; several with commas`, {
    about: `${about}: ${names.join(', ')}; several with commas`,
    example: names[0] ?? '',
    most: names.length,
  })

/** A whole number within bounds. */
export const whole = ({ min, max, about, example }: { min: number; max: number; about: string; example: number }) =>
  z
    .string(once)
    .regex(/^\d{1,15}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((number) => number >= min && number <= max, `must be a whole number from ${min} to ${max}`)
    .optional()
    .meta({ description: about, example: String(example) })

/** A day of the calendar. */
export const day = (about: string) =>
  z
    .string(once)
    .pipe(z.iso.date('must be a day such as 2026-11-20'))
    .refine((text) => !text.startsWith('0000'), 'must be a day such as 2026-11-20')
    .optional()
    .meta({ description: about, example: '2026-11-20' })

/** A point of the record: a position of the log, or a moment. */
export const recordPoint = (about: string) =>
  z
    .string(once)
    .transform((text, context): RecordPoint => {
      const point = readRecordPoint(text)
      if (point) return point
      context.addIssue({
        code: 'custom',
        message: 'must be a position of the log such as 5120, or a time such as 2026-11-20T12:00Z',
      })
      return z.NEVER
    })
    .optional()
    .meta({ description: about, example: '2026-11-20T12:00Z' })

const numbersIn = (text: string): number[] =>
  text.split(',').map((part) => (/^-?\d{1,3}(\.\d{1,12})?$/.test(part.trim()) ? Number(part) : Number.NaN))

export type Box = { west: number; south: number; east: number; north: number }

const BOX =
  'must be west,south,east,north in degrees, such as -4.5,9,15,24; west may lie east of east across the date line'

/** A bounding box (RFC 7946, section 5). */
export const box = z
  .string(once)
  .transform((text, context): Box => {
    const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN, ...more] = numbersIn(text)
    const fits = Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90
    if (fits && south <= north && more.length === 0) return { west, south, east, north }
    context.addIssue({ code: 'custom', message: BOX })
    return z.NEVER
  })
  .optional()
  .meta({
    description: 'In this box: west,south,east,north in degrees; west may lie east of east across the date line',
    example: '-4.5,9,15,24',
  })

export type Circle = { lat: number; lon: number; km: number }

const CIRCLE = 'must be lat,lon,km such as 13.5,2.1,50, with at most 5000 km'

/** A place and a distance. */
export const circle = z
  .string(once)
  .transform((text, context): Circle => {
    const [lat = Number.NaN, lon = Number.NaN, ...more] = numbersIn(text.split(',').slice(0, 2).join(','))
    const far = text.split(',').slice(2)
    const km = far.length === 1 && /^\d{1,4}(\.\d{1,6})?$/.test(far[0]?.trim() ?? '') ? Number(far[0]) : Number.NaN
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && km > 0 && km <= 5_000 && more.length === 0)
      return { lat, lon, km }
    context.addIssue({ code: 'custom', message: CIRCLE })
    return z.NEVER
  })
  .optional()
  .meta({ description: 'So near to a place: lat,lon,km', example: '13.5,2.1,50' })
