import { countries } from './countries.ts'
import { foldName } from './fold.ts'
import type { Place } from './place.ts'

const CAPITALS = new Set(countries.map(({ iso2, capital }) => `${iso2} ${foldName(capital)}`))

/** Whether a town is the capital of its country. */
export const isCapital = (place: Place): boolean =>
  place.kind === 'city' && CAPITALS.has(`${place.iso2} ${foldName(place.name)}`)
