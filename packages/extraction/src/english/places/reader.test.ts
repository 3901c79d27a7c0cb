import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceKm } from '../../places/distance.ts'
import { loadGazetteer } from '../../places/gazetteer.ts'
import type { PlaceMention } from '../../places/place.ts'
import { readPlaces } from './reader.ts'

const gazetteer = loadGazetteer()

/** One sentence a line is enough here. */
const sentencesOf = (text: string) =>
  [...text.matchAll(/[^\n.]+(?:\.(?!\s)[^\n.]*)*\.?/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }))

const read = (text: string, title?: string): PlaceMention[] =>
  readPlaces({ text, ...(title && { title }), sentences: sentencesOf(text), gazetteer })

const named = (text: string, name: string): PlaceMention | undefined => read(text).find((m) => m.name === name)

test('a town is named with its country and division', () => {
  const douma = named('Air strikes hit Douma in Eastern Ghouta, Syria.', 'Douma')
  expect(douma?.place?.iso2).toBe('SY')
  expect(douma?.place?.path[0]).toBe('Syria')
  expect(douma?.place?.path.at(-1)).toBe('Douma')
})

test.each([
  ['A bus crashed in Paris, Texas, on Monday.', 'Paris', 'US'],
  ['A bus crashed in Paris on Monday.', 'Paris', 'FR'],
  ['A tornado hit Rome, Ga., late at night.', 'Rome', 'US'],
  ['Georgia and Russia agreed on a truce, Tbilisi said.', 'Georgia', 'GE'],
  ['Deputies in Atlanta said the storm crossed Georgia and Alabama.', 'Georgia', 'US'],
  ["Gunmen raided a school in Nigeria's Niger State.", 'Niger State', 'NG'],
  ['Soldiers from Niger crossed the border of Mali.', 'Niger', 'NE'],
  ['A bomb went off in the Somali town of Beledweyne.', 'Beledweyne', 'SO'],
  ['Rebels entered Goma in the Democratic Republic of Congo.', 'Goma', 'CD'],
  ['The plant in San Jose, Costa Rica, was closed.', 'San Jose', 'CR'],
])('in "%s" %s lies in %s', (text, name, iso2) => {
  expect(named(text, name)?.place?.iso2).toBe(iso2)
})

test.each([
  ['FORTY WINDOWS BROKE AT THE ENTRANCE OF THE MARKET.', 'THE ENTRANCE'],
  ['He was shot at home in the Venezuela neighborhood.', 'Venezuela'],
])('in "%s" %s is no town and no country', (text, name) => {
  expect(named(text, name)).toBeUndefined()
})

test('"U.S." in front of whose somebody is does not outweigh where the report is from', () => {
  const text =
    'LIMA, Jan. 4 (EFE) - Bombs were thrown at the U.S. Embassy in the Miraflores district. U.S. staff were unhurt.'
  expect(named(text, 'Miraflores')?.place?.iso2).toBe('PE')
})

test('a country is a country, not its capital', () => {
  expect(named('The army of Colombia said so.', 'Colombia')?.place).toMatchObject({
    kind: 'country',
    precision: 'country',
  })
})

test('"80 km north of" and "near" are near', () => {
  const text = 'The jet fell 80 km north of Kandahar. Another fell near Herat.'
  expect(named(text, 'Kandahar')).toMatchObject({ cue: 'direction', place: { precision: 'near', iso2: 'AF' } })
  expect(named(text, 'Herat')?.place?.precision).toBe('near')
})

test('where a source sits is marked and lends no evidence', () => {
  const text = 'The London-based Observatory counted them. A charity headquartered in Geneva agreed.'
  expect(named(text, 'London')?.cue).toBe('source')
  expect(named(text, 'Geneva')?.cue).toBe('source')
})

test('a demonym is the country, marked as one', () => {
  expect(named('Syrian warplanes struck again.', 'Syrian')).toMatchObject({ cue: 'demonym', place: { iso2: 'SY' } })
})

test("a dateline's place is marked, its agency is none", () => {
  const text = 'BEIRUT, March 3 (Cordoba) - Shells fell on Aleppo.'
  expect(read(text).map((m) => [m.name, m.cue])).toEqual([
    ['BEIRUT', 'dateline'],
    ['Aleppo', 'preposition'],
  ])
})

test('the same name is the same place all through an article', () => {
  const text = 'Fire crews in Springfield, Missouri, were called at noon. The mayor of Springfield thanked them.'
  const [first, second] = read(text).filter((m) => m.name === 'Springfield')
  expect(first?.place?.admin1).toBe('Missouri')
  expect(second?.place).toEqual(first?.place)
})

test('people are no places', () => {
  const text = 'Chad Jones and Paris Moore were hurt. Moore said that Jones had run.'
  expect(read(text)).toEqual([])
})

test('words, months and acronyms are no places', () => {
  const text = 'Most of them may march. Police said HIV spread. Reading is nice. I’ve seen the University of Life.'
  expect(read(text)).toEqual([])
})

test('an English word is a place where the text says so', () => {
  expect(named('A train stopped in Reading, England.', 'Reading')?.place?.iso2).toBe('GB')
})

test('"us" is no country and "US" is one', () => {
  expect(read('They told us so.')).toEqual([])
  expect(named('The US agreed.', 'US')?.place?.iso2).toBe('US')
})

test('a continent is read and has no place', () => {
  expect(named('Drought spread over Africa.', 'Africa')).toMatchObject({ place: null, candidates: [] })
})

test('capitals give the places that mixed case gives', () => {
  const text = 'Guerrillas blew up a bridge in Apopa, El Salvador, and a bus near Zacatecoluca.'
  const places = (t: string) => read(t).map((m) => m.place?.path.at(-1))
  expect(places(text.toUpperCase())).toEqual(places(text))
  expect(places(text)).toEqual(['Apopa', 'El Salvador', 'Zacatecoluca'])
})

test('plain words of a text in capitals are no places', () => {
  expect(read('THE MEETING OF THE CITY COUNCIL WILL MARCH ON. NOTHING ELSE WAS SAID TO US.')).toEqual([])
})

test('what wires name and gazetteers lack is there', () => {
  for (const name of [
    'Raqa',
    'Kobane',
    'Deir Ezzor',
    'Taez',
    'Donbass',
    'Baga',
    'North Waziristan',
    'Lombok',
    'Sindhupalchok',
  ])
    expect(named(`Fighting went on in ${name} for days.`, name)?.place, name).toBeTruthy()
})

test('candidates are kept, the chosen one first', () => {
  const paris = named('A bus crashed in Paris on Monday.', 'Paris')
  expect(paris?.candidates.length).toBeGreaterThan(1)
  expect(paris?.candidates[0]).toEqual(paris?.place)
})

test('the title helps to choose', () => {
  const text = 'A woman died in a fire in Alexandria.'
  expect(read(text, 'Louisiana firefighters mourn')[0]?.place?.admin1).toBe('Louisiana')
  expect(read(text, 'Egypt mourns')[0]?.place?.iso2).toBe('EG')
})

const pieces = fc.constantFrom(
  'Paris',
  'in',
  'Texas',
  ',',
  '.',
  'Mr',
  'SYRIA',
  'St. Louis',
  'U.S.',
  'the',
  'Ga.',
  '\n',
  '’s',
  'É',
  '🙂',
  '-',
)

test('every mention is a stretch of its text, in order, none overlapping', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
      const text = list.join(' ')
      let end = 0
      for (const m of read(text)) {
        expect(text.slice(m.span.start, m.span.end)).toBe(m.name)
        expect(m.span.start).toBeGreaterThanOrEqual(end)
        end = m.span.end
      }
    }),
    { numRuns: 200 },
  )
})

test('time grows with the text, not with its square', () => {
  const sentence = 'Fighting in Homs, Syria, went on near Aleppo and Paris, Texas.\n'
  const timed = (times: number): number => {
    const text = sentence.repeat(times)
    const start = performance.now()
    expect(read(text)).toHaveLength(5 * times)
    return performance.now() - start
  }
  timed(500)
  expect(timed(8_000)).toBeLessThan(100 * timed(500))
})

test('an empty text has no places', () => {
  expect(read('')).toEqual([])
})

test('distances are great-circle kilometres', () => {
  const [paris, london] = [
    { lat: 48.8566, lon: 2.3522 },
    { lat: 51.5074, lon: -0.1278 },
  ]
  expect(distanceKm(paris, london)).toBeCloseTo(343.6, 0)
  expect(distanceKm(paris, paris)).toBe(0)
})
