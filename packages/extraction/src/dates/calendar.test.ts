import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, isoDay, monthRange, parseDay, weekdayBefore, weekdayOf, weekRange } from './calendar.ts'

const days = fc.integer({ min: -20_000, max: 40_000 })

test('a day survives being written and read', () => {
  fc.assert(fc.property(days, (day) => parseDay(isoDay(day)) === day))
})

test('the weekday before a day is that weekday and less than a week back', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 6 }), (day, weekday) => {
      const found = weekdayBefore(weekday, day)
      return weekdayOf(found) === weekday && found <= day && day - found < 7
    }),
  )
})

test('a week holds its day and begins on Monday', () => {
  fc.assert(
    fc.property(days, (day) => {
      const { start, end } = weekRange(day)
      return start <= day && day <= end && end - start === 6 && weekdayOf(start) === 1
    }),
  )
})

test('a date that no calendar has is none', () => {
  expect(dayOf(2023, 2, 29)).toBeNull()
  expect(dayOf(2024, 2, 29)).not.toBeNull()
  expect(parseDay('2015-13-01')).toBeNull()
})

test('months before January run into the year before', () => {
  const { start, end } = monthRange(2020, 0)
  expect([isoDay(start), isoDay(end)]).toEqual(['2019-12-01', '2019-12-31'])
})
