import { InvalidArgumentError } from 'commander'
import { expect, it } from 'vitest'
import { countryOf } from './country.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const isTaken = (code: string): boolean => {
  try {
    return countryOf(code) === code
  } catch {
    return false
  }
}

it('takes the 249 codes of ISO 3166-1, and XK', () => {
  expect(letters.flatMap((one) => letters.map((two) => one + two)).filter(isTaken)).toHaveLength(250)
  expect(['SY', 'GB', 'SS', 'XK', 'AX', 'TW'].every(isTaken)).toBe(true)
})

it('takes lower case, and no other letters', () => {
  expect(countryOf('sy')).toBe('SY')
  for (const code of ['xx', 'UK', 'EU', 'ZZ', 'Syria', 'S', ''])
    expect(() => countryOf(code)).toThrow(InvalidArgumentError)
})
