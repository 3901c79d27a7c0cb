import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay } from '../../dates/calendar.ts'
import { readDates } from './reader.ts'

/** A Thursday. */
const PUBLISHED = { publishedAt: '2015-02-05T16:00:00Z' }

const ranges = (text: string, time = PUBLISHED): (string | null)[] =>
  readDates(text, time).map((m) => (m.start === m.end ? m.start : `${m.start}/${m.end}`))

test.each([
  ['Shells hit the market on Sunday.', '2015-02-01'],
  ['The raid began early on Thursday.', '2015-02-05'],
  ['The ferry sank last Thursday.', '2015-01-29'],
  ['The minister will visit on Sunday.', '2015-02-08'],
  ['A similar attack on January 25 killed six.', '2015-01-25'],
  ['The last such raid was on Dec. 30.', '2014-12-30'],
  ['The fire of 12 November burnt for days.', '2014-11-12'],
  ['The treaty was signed on 5 March 1998.', '1998-03-05'],
  ['Police found it on the 3rd.', '2015-02-03'],
  ['Police found it on the 28th.', '2015-01-28'],
  ['Two people died yesterday.', '2015-02-04'],
  ['A bomb went off last night.', '2015-02-04'],
  ['A bomb went off this morning.', '2015-02-05'],
  ['The town was shelled overnight.', '2015-02-04/2015-02-05'],
  ['The storm came in September.', '2014-09-01/2014-09-30'],
  ['It happened in 2013.', '2013-01-01/2013-12-31'],
  ['Unrest broke out in late 2011.', '2011-09-01/2011-12-31'],
  ['Clashes went on last week.', '2015-01-26/2015-02-01'],
  ['They met at the weekend.', '2015-01-31/2015-02-01'],
  ['He was shot three days ago.', '2015-02-02'],
  ['The form is dated 2014-06-30.', '2014-06-30'],
  ['On Sunday, February 1, a mine exploded.', '2015-02-01'],
  ['The van left the road on 04/02/2015.', '2015-02-04'],
  ['The van left the road on 02/04/2015.', '2015-02-04'],
  ['She wrote of a 1962 prison fire.', '1962-01-01/1962-12-31'],
  ['Shots rang out on Boxing Day.', '2014-12-26'],
  ["The ship sank on New Year's Eve, 2012.", '2012-12-31'],
  ['He was shot 2,400 days ago.', '2008-07-11'],
  ['The march of 3-5 January was peaceful.', '2015-01-03/2015-01-05'],
])('"%s" is read against the article', (text, expected) => {
  expect(ranges(text)).toEqual([expected])
})

test('"earlier" counts from the day the text spoke of last', () => {
  const text = 'The mayor was buried on Monday. Two days earlier gunmen had shot him. The previous night he had a call.'
  expect(ranges(text)).toEqual(['2015-02-02', '2015-01-31', '2015-02-01'])
})

test('a bare weekday without a publication date stays unresolved and keeps its name', () => {
  const [thursday] = readDates('At least 40 people were killed Thursday.', {})
  expect(thursday).toMatchObject({ text: 'Thursday', start: null, end: null, precision: 'unknown', weekday: 4 })
})

test('a day without a year and without a publication date keeps month and day', () => {
  expect(readDates('The siege began on January 25.', {})[0]).toMatchObject({ start: null, month: 1, day: 25 })
})

test('the dateline goes before the publication', () => {
  const time = { dateline: '1990-01-12', publishedAt: '1990-03-01' }
  expect(ranges('TWO SOLDIERS DIED YESTERDAY.', time)).toEqual(['1990-01-11'])
})

test('a date in brackets behind a weekday is the date', () => {
  const text = 'THE BUS WAS BURNED ON TUESDAY [31 OCTOBER] NEAR THE BRIDGE.'
  const found = readDates(text, { dateline: '1989-11-04' })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ text: 'TUESDAY [31 OCTOBER]', start: '1989-10-31' })
})

test('"since" opens a period that ends with the article', () => {
  const [since] = readDates('Since mid-2012 the army has raided the suburbs.', PUBLISHED)
  expect(since).toMatchObject({ sense: 'since', start: '2012-05-01', end: '2015-02-05', precision: 'year' })
})

test('the worst accident since a date does not last since then', () => {
  const [october] = readDates('It is the worst crash since October 2013, when 50 people died.', PUBLISHED)
  expect(october).toMatchObject({ sense: 'point', start: '2013-10-01', end: '2013-10-31' })
})

test.each(['A bomb went off on 30 February 2015.', 'The lake dried up 250,000 years ago.', 'It sank a decade ago.'])(
  'a date that nobody can reckon is one of no day: %s',
  (text) => {
    const [found] = readDates(text, PUBLISHED)
    expect(found).toMatchObject({ start: null, end: null })
  },
)

test('what is to come lies ahead', () => {
  expect(ranges('Gunmen shot at a town where polls open on Sunday.')).toEqual(['2015-02-08'])
  expect(ranges('The talks are to resume on May 3.')).toEqual(['2015-05-03'])
})

test('words that only look like dates are none', () => {
  expect(ranges('We may march for two days, and 24/7, with 2,015 others and 2015 people.')).toEqual([])
  expect(ranges('On the 3rd floor two days after the raid they sat.')).toEqual([])
})

test('day and month follow the order of the feed', () => {
  const british = { ...PUBLISHED, order: 'dmy' as const }
  expect(ranges('He left on 03/02/2014.', british)).toEqual(['2014-02-03'])
  expect(ranges('He left on 03/02/2014.')).toEqual(['2014-03-02'])
})

test('capitals and mixed case read alike', () => {
  const text = 'The mayor was shot on Sunday, two days after January 30, and buried yesterday.'
  expect(ranges(text.toUpperCase())).toEqual(ranges(text))
})

const words = fc.constantFrom(
  'on',
  'Sunday',
  'Jan.',
  '25',
  'since',
  '2011',
  'two',
  'days',
  'ago',
  '[31',
  'OCTOBER]',
  ',',
  '.',
  'last',
  'week',
)

test('every mention is a stretch of its text, in order, none overlapping', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (list) => {
      const text = list.join(' ')
      let end = 0
      for (const m of readDates(text, PUBLISHED)) {
        expect(text.slice(m.span.start, m.span.end)).toBe(m.text)
        expect(m.span.start).toBeGreaterThanOrEqual(end)
        end = m.span.end
      }
    }),
  )
})

test('a plain weekday is never after the article', () => {
  const weekday = fc.constantFrom('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), weekday, (day, name) => {
      const [found] = readDates(`Nine people died on ${name}.`, { publishedAt: isoDay(day) })
      return found?.start != null && found.start <= isoDay(day)
    }),
  )
})

test('a long text is read to its end', () => {
  const text = 'On Sunday, since 2011, two days earlier. '.repeat(5_000)
  expect(readDates(text, PUBLISHED)).toHaveLength(15_000)
})
