import { expect, test } from 'vitest'
import { countries } from './countries.ts'
import { distanceKm } from './distance.ts'
import { foldName } from './fold.ts'
import { capitalOf, loadGazetteer } from './gazetteer.ts'

const gazetteer = loadGazetteer()

test('every country of the table with more than half a million people has its capital', () => {
  const without = countries.filter((c) => c.population > 500_000 && !capitalOf(c.iso2)).map((c) => c.iso2)
  expect(without).toEqual([])
})

test('a capital lies in its country, not on the country’s point', () => {
  expect(capitalOf('SY')).toMatchObject({ kind: 'city', iso2: 'SY', path: expect.arrayContaining(['Syria']) })
  const [capital, country] = [capitalOf('SV'), gazetteer.country('SV')]
  expect(capital && country && distanceKm(capital, country)).toBeGreaterThan(5)
  expect(capitalOf('QQ')).toBeNull()
})

test('a town has its id, its division and its people', () => {
  const [kharkiv] = gazetteer.lookup('kharkiv').filter((p) => p.kind === 'city')
  expect(kharkiv).toMatchObject({ iso2: 'UA', precision: 'city', geonameId: expect.any(Number) })
  expect(kharkiv?.population).toBeGreaterThan(1_000_000)
})

test('spellings of one name lead to one place', () => {
  const cityOf = (name: string) => gazetteer.lookup(foldName(name)).find((p) => p.kind === 'city' && p.iso2 === 'SY')
  expect(cityOf('Raqqah')).toEqual(cityOf('Raqa'))
  expect(cityOf('Deir Ezzor')?.geonameId).toBe(cityOf('Deir ez-Zor')?.geonameId)
})

test('a name that nothing has gives nothing', () => {
  expect(gazetteer.lookup('xyzzy town')).toEqual([])
  expect(gazetteer.has('xyzzy town')).toBe(false)
  expect(gazetteer.longest('xyzzyq')).toBe(0)
})

test('divisions can be had with and without their word', () => {
  const usulutan = (key: string) => gazetteer.lookup(key).some((p) => p.kind === 'admin1' && p.iso2 === 'SV')
  expect(usulutan('usulutan')).toBe(true)
  expect(gazetteer.lookup('laurel county').every((p) => p.kind === 'admin2')).toBe(true)
})

test('the words of a path are parted by one blank', () => {
  for (const key of ['bogota', 'mogadishu', 'kabul', 'lima'])
    for (const place of gazetteer.lookup(key)) expect(place.path.join('/')).not.toMatch(/\s{2}/)
})

test('English words are known as such', () => {
  expect(gazetteer.isCommon('reading')).toBe(true)
  expect(gazetteer.isCommon('kharkiv')).toBe(false)
})

test.each([
  ['Île-de-France', 'ile de france'],
  ["Ta'izz", 'taizz'],
  ['St. Louis', 'saint louis'],
  ['Wodzisław Śląski', 'wodzislaw slaski'],
  ['Москва', ''],
])('%s folds to "%s"', (name, key) => {
  expect(foldName(name)).toBe(key)
})
