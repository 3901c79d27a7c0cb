import { type IncidentType, incidentTypes } from '@blotter/events'
import { type Evidence, never } from './evidence.ts'

/**
 * Types that two reporters may give to the same incident, because one knows less or looks at another side of it.
 * Pairs within a row are kin. Air strike and shelling share no row: who fires from where is what tells them apart.
 */
const KIN: readonly (readonly IncidentType[])[] = [
  ['attack.bombing', 'attack.suicide-bombing', 'attack.other', 'conflict.ied'],
  ['attack.bombing', 'conflict.grenade'],
  ['attack.bombing', 'attack.vehicle-ramming'],
  ['attack.bombing', 'attack.sabotage', 'attack.arson'],
  ['attack.bombing', 'attack.assassination'],
  ['attack.bombing', 'accident.explosion'],
  ['attack.other', 'attack.shooting', 'attack.assassination', 'attack.execution'],
  ['attack.other', 'attack.shooting', 'conflict.clash'],
  ['attack.other', 'attack.stabbing', 'attack.assassination'],
  ['attack.other', 'attack.vehicle-ramming', 'attack.stabbing'],
  ['attack.other', 'attack.hostage', 'attack.shooting'],
  ['attack.other', 'attack.arson', 'attack.sabotage'],
  ['attack.other', 'unrest.mob-violence'],
  ['attack.kidnapping', 'attack.hostage'],
  ['attack.execution', 'attack.hostage'],
  ['attack.arson', 'accident.fire'],
  ['attack.arson', 'unrest.riot', 'unrest.mob-violence'],
  ['conflict.clash', 'conflict.territory-taken'],
  ['conflict.clash', 'conflict.ied'],
  ['conflict.clash', 'conflict.coup'],
  ['conflict.clash', 'unrest.riot', 'unrest.mob-violence'],
  ['conflict.chemical', 'conflict.air-strike'],
  ['conflict.chemical', 'conflict.shelling'],
  ['conflict.shelling', 'conflict.grenade'],
  ['conflict.territory-taken', 'strategic.territory-transfer'],
  ['unrest.protest', 'unrest.protest-intervention', 'unrest.protest-force', 'unrest.riot'],
  ['unrest.protest', 'unrest.strike'],
  ['security.arrests', 'security.weapon-foiled'],
  ['security.arrests', 'crime.organised'],
  ['disaster.flood', 'disaster.flash-flood', 'disaster.landslide', 'disaster.storm'],
  ['disaster.tropical-cyclone', 'disaster.storm', 'disaster.storm-surge', 'disaster.flood', 'disaster.flash-flood'],
  ['disaster.tropical-cyclone', 'disaster.landslide'],
  ['disaster.tornado', 'disaster.storm'],
  ['disaster.earthquake', 'disaster.tsunami', 'disaster.landslide'],
  ['disaster.volcano', 'disaster.tsunami'],
  ['disaster.cold-wave', 'disaster.storm'],
  ['disaster.heat-wave', 'disaster.drought'],
  ['accident.explosion', 'accident.industrial', 'accident.fire', 'accident.chemical'],
  ['accident.explosion', 'accident.collapse', 'accident.industrial'],
  ['accident.chemical', 'accident.poisoning'],
  ['accident.rail', 'accident.road'],
  ['accident.maritime', 'accident.fire'],
  ['accident.air', 'accident.fire'],
  ['accident.collapse', 'disaster.landslide'],
]

/**
 * Types of one incident of which two reporters saw different halves, a ramming taken for an accident, gunmen who came
 * with a bomb. In one city on one day they are mostly two, so that tolls have to agree.
 */
const HALVES: readonly (readonly [IncidentType, IncidentType])[] = [
  ['attack.vehicle-ramming', 'accident.road'],
  ['attack.shooting', 'attack.bombing'],
  ['attack.shooting', 'attack.suicide-bombing'],
]

/** Two of such types are two incidents unless all the rest says that they are one. */
export const HALVED = 'type:halves'

/** Types of which a second one may follow in the same town the next day; two avalanches in one place are rarer news. */
const HABITUAL = new Set(['conflict', 'attack', 'unrest', 'security', 'crime'])

const kin = new Map<IncidentType, Set<IncidentType>>()
for (const row of KIN) {
  for (const type of row) kin.set(type, new Set([...(kin.get(type) ?? []), ...row]))
}

/** Whether two reporters may mean the same incident by these types; symmetric. */
export const typeEvidence = (a: IncidentType, b: IncidentType): Evidence => {
  if (a === b) return { points: 2, why: 'type:same' }
  if (kin.get(a)?.has(b) || isUnspecific(a, b) || isUnspecific(b, a)) return { points: 1, why: 'type:kin' }
  if (HALVES.some((pair) => pair.includes(a) && pair.includes(b))) return { points: -2, why: HALVED }
  return never('type:different')
}

/** All types that `typeEvidence` does not rule out beside this one, itself included. */
export const kinOf = (type: IncidentType): IncidentType[] => {
  const known = kindred.get(type)
  if (known !== undefined) return known
  const found = incidentTypes.map(({ code }) => code).filter((code) => !typeEvidence(type, code).never)
  kindred.set(type, found)
  return found
}

const kindred = new Map<IncidentType, IncidentType[]>()

/** Whether incidents of this type tend to come again in the same place within days. */
export const isHabitual = (type: IncidentType): boolean =>
  HABITUAL.has(type.slice(0, type.indexOf('.'))) || type === 'accident.road'

/** Accidents of which a large city has several in a day: tolls of another size are another one. */
const FREQUENT = new Set<IncidentType>(['accident.fire', 'accident.explosion', 'accident.collapse'])

/** Whether several incidents of this type on one day in one city are nothing rare. */
export const isFrequent = (type: IncidentType): boolean => FREQUENT.has(type)

const isUnspecific = (general: IncidentType, type: IncidentType): boolean =>
  general === 'accident.other' && type.startsWith('accident.')
