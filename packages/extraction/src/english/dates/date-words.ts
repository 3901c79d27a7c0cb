const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const NUMBERS = `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty`.split(/\s+/)

/** Source texts for the patterns: a month written out or shortened, a month written out, a weekday. */
export const FULL_MONTH = 'january|february|march|april|may|june|july|august|september|october|november|december'
export const MONTH = String.raw`(?:(?:${FULL_MONTH})\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)`
export const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
export const NUMBER = `${NUMBERS.join('|')}|\\d{1,3}`
/** "1,200", "1000". */
export const LARGE = '\\d{1,3}(?:,\\d{3})+|\\d{4,9}'

/** "Sept." → 9; 0 when it is no month. */
export const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1

/** "Thursday" → 4, as JavaScript counts; -1 when it is none. */
export const weekdayNumber = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase())

/** "two" → 2, "a" → 1, "12" → 12, "several" → null. */
export const smallNumber = (word: string): number | null => {
  const lower = word.toLowerCase()
  if (/^\d[\d,]*$/.test(lower)) return Number(lower.replaceAll(',', ''))
  if (lower === 'a' || lower === 'an' || lower === 'the') return 1
  const at = NUMBERS.indexOf(lower)
  return at < 0 ? null : at + 1
}

/** "90" → 1990, "15" → 2015, "1989" → 1989. */
export const fullYear = (digits: string): number => {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < 50 ? 2000 + year : 1900 + year
}
