const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]

// Matches "4" and "31"; must not match "2025".
const DAY_OF_MONTH = /^\d{1,2}$/

/** The days that a text names, as "thursday" or "march 4"; sorted. @param words  lower-case */
export const daysIn = (words: readonly string[]): string[] => {
  const days = new Set<string>()
  words.forEach((word, at) => {
    if (WEEKDAYS.includes(word)) days.add(word)
    if (!MONTHS.includes(word)) return
    const day = [words[at + 1], words[at - 1]].find((beside) => beside !== undefined && DAY_OF_MONTH.test(beside))
    if (day !== undefined) days.add(`${word} ${Number(day)}`)
  })
  return [...days].sort()
}

/**
 * Whether two named days can be one: the same name, or the weekday of a date.
 * @param near  ms since 1970, from about when both are; -Infinity: unknown, so that a date may be any day of the week
 */
export const areOneDay = (a: string, b: string, near: number): boolean => {
  if (a === b) return true
  const [dates, weekdays] = [[a, b].filter(isDate), [a, b].filter((day) => !isDate(day))]
  const [date, weekday] = [dates[0], weekdays[0]]
  if (date === undefined || weekday === undefined) return false
  return !Number.isFinite(near) || weekdayOf(date, near) === weekday
}

const isDate = (day: string): boolean => day.includes(' ')

/** Of the years around, the one that brings the date nearest. */
const weekdayOf = (date: string, near: number): string | undefined => {
  const [month = '', day] = date.split(' ')
  const year = new Date(near).getUTCFullYear()
  const instants = [year - 1, year, year + 1].map((each) => Date.UTC(each, MONTHS.indexOf(month), Number(day)))
  const nearest = instants.reduce((best, one) => (Math.abs(one - near) < Math.abs(best - near) ? one : best))
  return WEEKDAYS[new Date(nearest).getUTCDay()]
}
