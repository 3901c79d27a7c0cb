import fc from 'fast-check'
import { expect, it } from 'vitest'
import { windowsOf } from './month-windows.ts'
import { sharesOf } from './months.ts'

const day = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const odd = fc.constantFrom('', '2021', '9999-12-31', '2021-13-01', 'x')
const wanted = fc.double({ min: 0, max: 0.4, noNaN: true })
const narrowed = fc.boolean()
const days = fc.array(fc.oneof({ weight: 9, arbitrary: day }, odd), { maxLength: 60 })

it('every day lies in one window, and no later day in one behind it', () => {
  fc.assert(
    fc.property(
      days,
      fc.record({ wanted, narrowed, start: fc.option(day) }),
      fc.array(fc.oneof(day, odd), { maxLength: 20 }),
      (bounds, wish, asked) => {
        const { start } = wish
        const windows = windowsOf(sharesOf({ common: null, shares: null, bounds: bounds.toSorted() }), wish)
        if (!windows.length) return
        const placeOf = (each: string): number => {
          const places = windows.flatMap(({ from, before }, at) =>
            (from === null || each >= from) && (before === null || each < before) ? [at] : [],
          )
          // Behind the day that the list goes on from nothing newer is asked for.
          if (start === null || each <= start) expect(places).toHaveLength(1)
          return places[0] ?? -1
        }
        const places = asked.toSorted().toReversed().map(placeOf)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      },
    ),
  )
})

const bounds = Array.from(
  { length: 1_000 },
  (_, at) => `20${10 + Math.floor(at / 100)}-${String(1 + (at % 12)).padStart(2, '0')}-05`,
)
const months = sharesOf({ common: null, shares: null, bounds: [...bounds, '2077-01-01'].toSorted() })

it('the newest days hold twice what is wanted, and days ahead of nearly all stand alone', () => {
  const windows = windowsOf(months, { wanted: 0.015, narrowed: true, start: null })
  expect(windows.map(({ from, before }) => [from, before])).toEqual([
    ['2020-01', null],
    ['2019-09', '2020-01'],
    ['2018-07', '2019-09'],
    [null, '2018-07'],
  ])
  const plain = windowsOf(months, { wanted: 0.015, narrowed: false, start: null })
  expect(plain.map(({ from }) => from)).toEqual(['2020-01', '2019-09', null])
  expect(windows[1]?.months).toEqual(['2019-09', '2019-10', '2019-11', '2019-12'])
})

it('what is so rare that a page takes most of it has no windows', () => {
  expect(windowsOf(months, { wanted: 0.4, narrowed: false, start: null })).toEqual([])
  expect(windowsOf(months, { wanted: Number.POSITIVE_INFINITY, narrowed: true, start: null })).toEqual([])
})
