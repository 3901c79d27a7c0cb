import type { Where } from '@blotter/events'
import { type Evidence, never } from './evidence.ts'

/** A place made ready for comparing: names folded, the path from the country down. */
export type Place = {
  iso2: string
  name: string
  path: string[]
  admin1: string | null
  geonameId: number | null
  point: { lat: number; lon: number } | null
  /** `area`: a lake, a desert, a region without an administration; its point is the middle of it. */
  level: 'spot' | 'area' | 'district' | 'province' | 'country'
}

/** Design figure (claims.md): places within 25 km are one. */
const NEAR_KM = 25
/** A quarter of a large city may lie this far from the city's own point. */
const CITY_KM = 50
/** How far from its middle an area may reach: half of the longest lakes. */
const AREA_KM = 300
const SAME_KM = 5
const EARTH_KM = 6371
/** More than CITY_KM on any meridian: a degree of latitude is at least 110 km. */
const FAR_DEGREES = 0.5

/** Places further apart than one incident is wide, which are one only if all the rest says so. */
export const NEIGHBOURING = 'place:neighbouring'

/** Of incidents that come day after day, each town has its own, unless a large toll says otherwise. */
const HABITUAL_NEIGHBOURS = -2

/** A claim's place for `placeEvidence`. */
export const placeOf = (where: Where, countryOnly: boolean): Place => ({
  iso2: where.iso2.toUpperCase(),
  name: fold(where.name),
  path: where.path.map(fold),
  admin1: where.admin1 === undefined ? null : fold(where.admin1),
  geonameId: where.geonameId ?? null,
  point: where.lat === undefined || where.lon === undefined ? null : { lat: where.lat, lon: where.lon },
  level: countryOnly ? 'country' : levelOf(where),
})

/**
 * Whether two places can be one: within 25 km, or one inside the other by path. Neighbouring towns of one province can
 * be, if the rest of the evidence is strong: out of town, reporters name different ones. A province's point is the middle
 * of its towns and measures nothing, so provinces go by path alone; an area holds what its middle is not too far from.
 */
export const placeEvidence = (a: Place, b: Place, habitual: boolean): Evidence => {
  if (a.iso2 !== b.iso2) return never('place:other-country')
  if (a.level === 'country' || b.level === 'country') return { points: -1, why: 'place:country-only' }
  if (areFar(a, b)) return never('place:apart')
  if (a.level === 'province' || b.level === 'province') return provinceEvidence(a, b)
  const same = a.geonameId !== null && a.geonameId === b.geonameId
  const km = distance(a.point, b.point)
  if (same || (km ?? 0) <= SAME_KM) {
    if (same || km !== null || a.name === b.name) return { points: pointsOf(a, b, 2), why: 'place:same' }
  }
  if (km !== null && km <= NEAR_KM) return { points: pointsOf(a, b, 1), why: 'place:near' }
  if (a.level === 'area' || b.level === 'area')
    return (km ?? 0) <= AREA_KM ? { points: -1, why: 'place:in-area' } : never('place:apart')
  if ((km ?? 0) > CITY_KM) return never('place:apart')
  if (isInside(a, b) || isInside(b, a)) return { points: pointsOf(a, b, 1), why: 'place:inside' }
  const neighbours = km !== null && a.admin1 !== null && a.admin1 === b.admin1
  return neighbours ? { points: habitual ? HABITUAL_NEIGHBOURS : -1.5, why: NEIGHBOURING } : never('place:apart')
}

/** Too far by latitude alone; a cheap way to pass over most pairs. True only where `placeEvidence` rules the pair out. */
export const areFar = (a: Place, b: Place): boolean =>
  isMeasured(a) && isMeasured(b) && Math.abs((a.point?.lat ?? 0) - (b.point?.lat ?? 0)) > FAR_DEGREES

const isMeasured = ({ level, point }: Place): boolean => point !== null && (level === 'spot' || level === 'district')

const provinceEvidence = (a: Place, b: Place): Evidence => {
  if (a.level === b.level) {
    const same = isInside(a, b) || isInside(b, a) || (a.geonameId !== null && a.geonameId === b.geonameId)
    return same ? { points: 0, why: 'place:same-province' } : never('place:other-province')
  }
  const [province, spot] = a.level === 'province' ? [a, b] : [b, a]
  const inside = isInside(province, spot) || (province.admin1 !== null && province.admin1 === spot.admin1)
  return inside ? { points: -0.5, why: 'place:inside-province' } : never('place:other-province')
}

const pointsOf = (a: Place, b: Place, points: number): number =>
  a.level === 'district' || b.level === 'district' ? points / 2 : points

/** Every name of the outer path, in order, in the inner one; steps between may be missing on either side. */
const isInside = (outer: Place, inner: Place): boolean => {
  if (outer.path.length < 2 || outer.path.length > inner.path.length) return false
  let at = 0
  for (const name of inner.path) if (name === outer.path[at]) at += 1
  return at === outer.path.length
}

const levelOf = ({ precision, geonameId, admin1, path }: Where): Place['level'] => {
  if (precision === 'admin1') return 'province'
  if (precision === 'admin2') return 'district'
  if (precision === 'country') return 'country'
  const isNamedRegion = precision === 'near' && geonameId === undefined && admin1 === undefined && path.length === 2
  return isNamedRegion ? 'area' : 'spot'
}

// Matches the accent that NFD leaves behind an "e"; must not match the "e".
const ACCENTS = /\p{M}+/gu

const fold = (name: string): string => name.normalize('NFD').replace(ACCENTS, '').toLowerCase().trim()

/** Great circle, km (haversine). */
const distance = (a: Place['point'], b: Place['point']): number | null => {
  if (a === null || b === null) return null
  const rad = Math.PI / 180
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
