import { distanceKm, type Place } from '../../places/index.ts'

/** How closely each precision says where: a town is 5, a country 1. */
export const FINENESS: Record<Place['precision'], number> = {
  exact: 5,
  near: 5,
  city: 5,
  admin2: 4,
  admin1: 3,
  country: 1,
}

/** Whether two places cannot be one incident's: neither holds the other and they lie apart. */
export const apart = (a: Place, b: Place): boolean => {
  if (a.iso2 !== b.iso2) return true
  if (holds(a, b) || holds(b, a)) return false
  if (FINENESS[a.precision] < 5 && FINENESS[b.precision] < 5) return a.path.join() !== b.path.join()
  return distanceKm(a, b) > (isWide(a) || isWide(b) ? 150 : 30)
}

/** A division or a lake, whose point says little about where on it. */
const isWide = (place: Place): boolean => FINENESS[place.precision] < 5 || place.name.startsWith('Lake ')

/** Whether one place lies in another by its path. */
export const holds = (outer: Place, inner: Place): boolean => outer.path.every((name, i) => inner.path[i] === name)
