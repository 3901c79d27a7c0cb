const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const FORMATS = {
  weekday: (day) => WEEKDAYS[day.getUTCDay()] ?? '',
  date: (day) => `${MONTHS[day.getUTCMonth()]} ${day.getUTCDate()}`,
  dayMonth: (day) => `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`,
  month: (day) => MONTHS[day.getUTCMonth()] ?? '',
  year: (day) => String(day.getUTCFullYear()),
  clock: (day) => day.toISOString().slice(11, 16),
  long: (day) => `${MONTHS[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`,
} as const satisfies Record<string, (day: Date) => string>

/** A date in words, in UTC: `Tuesday`, `November 3`, `3 November`, `November`, `2026`, `07:40`, `November 3, 2026`. */
export const writeDate = (format: keyof typeof FORMATS, day: Date): string => FORMATS[format](day)

// `{weekday 2}` and `{year 1 10}` match; `{ weekday }` must not.
const SLOT = /\{([a-zA-Z]+) (\d+)(?: (\d+))?\}/g

/**
 * Fills the date slots of a text. A slot names a format, a number of days before the first start and, if wanted, a
 * number of years before that: `{weekday 2}`, `{date 1}`, `{dayMonth 1}`, `{month 40}`, `{year 1 10}`.
 * @throws RangeError for a format that does not exist
 */
export const fillDates = (text: string, firstStart: Date): string =>
  text.replace(SLOT, (_slot, format: string, days: string, years: string | undefined) => {
    if (!isFormat(format)) throw new RangeError(`No date format "${format}" in: ${text}`)
    return writeDate(format, dayBefore(firstStart, Number(days), Number(years ?? 0)))
  })

const isFormat = (name: string): name is keyof typeof FORMATS => Object.hasOwn(FORMATS, name)

/** Midnight UTC of the day that lies `days` days and then `years` years before the first start's day. */
export const dayBefore = (firstStart: Date, days: number, years = 0): Date => {
  const day = new Date(Date.UTC(firstStart.getUTCFullYear(), firstStart.getUTCMonth(), firstStart.getUTCDate() - days))
  return new Date(Date.UTC(day.getUTCFullYear() - years, day.getUTCMonth(), day.getUTCDate()))
}

/** The instant of a moment: `at` (HH:MM, UTC) on the day that lies `daysBefore` days before the first start's. */
export const instantOf = (moment: { daysBefore: number; at: string }, firstStart: Date): Date => {
  const [hours, minutes] = moment.at.split(':').map(Number)
  return new Date(dayBefore(firstStart, moment.daysBefore).getTime() + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000)
}
