const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const SMALL = new Map<string, number>([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TENS.slice(2).flatMap((ten, i) => [
    [ten, 20 + 10 * i] as const,
    ...UNITS.slice(1, 10).map((unit, j) => [`${ten}-${unit}`, 20 + 10 * i + j + 1] as const),
  ]),
])
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
])

/** Words for whole numbers, and hundred, thousand, million, billion. */
export const numberWords: string[] = [...SMALL.keys(), ...SCALES.keys()]

/** "7", "1,300", "fifteen", "twenty-one" as a number; undefined for anything else. */
export const simpleNumber = (low: string): number | undefined => {
  if (!beginsWithDigit(low)) return SMALL.get(low)
  // "1,300" and "1300"; a point means a fraction, and "13,5" is no number of people.
  return /^(?:\d{1,3}(?:,\d{3})+|\d{1,9})$/.test(low) ? Number(low.replaceAll(',', '')) : undefined
}

/** "1.5" in front of a scale: "1.5 million". Not: "3,5", "1.5.2". */
export const decimal = (low: string): number | undefined =>
  beginsWithDigit(low) && /^\d{1,3}\.\d{1,3}$/.test(low) ? Number(low) : undefined

const beginsWithDigit = (low: string): boolean => low >= '0' && low < ':'

/** Hundred, thousand, million, billion. */
export const scale = (low: string): number | undefined => SCALES.get(low)
