import { type Claim, deterministicId, type LinkableClaim, type Where } from '@blotter/events'

const COUNTRIES = 60
const TOWNS = 300
const DAYS = 365
const DAY_MS = 86_400_000
const FIRST = Date.UTC(2025, 0, 1)
const TYPES = [
  ...['conflict.air-strike', 'conflict.shelling', 'conflict.clash', 'attack.bombing', 'attack.shooting'],
  ...['unrest.protest', 'disaster.flood', 'accident.road', 'accident.fire', 'crime.organised'],
] as const
/** Reports of one incident. */
const REPORTS = 4

/**
 * The claim that one invented article makes: each incident is told of by four articles within two days, of which one in
 * ten knows the province only and one in twenty the country only. Spread evenly over a year and the towns of sixty
 * countries, whatever the number, so that more claims make the same world denser.
 * @param number  from 0; incidents come one after the other, their reports far apart
 * @param of      how many there are in all
 */
export const inventedClaim = (number: number, of: number): LinkableClaim => {
  const incidents = Math.ceil(of / REPORTS)
  const told = Math.floor(number / incidents)
  return reportOf(number % incidents, told)
}

const reportOf = (incident: number, told: number): LinkableClaim => {
  const articleId = deterministicId('bench-article', incident, told)
  const day = Math.floor(draw(incident, 1) * DAYS)
  const at = FIRST + day * DAY_MS + told * 9 * 3_600_000 + 6 * 3_600_000
  const killed = 1 + Math.floor(draw(incident, 2) ** 3 * 60)
  return {
    articleId,
    publishedAt: new Date(at).toISOString(),
    claim: claimOf(incident, { articleId, told, day, killed }),
  }
}

type Telling = { articleId: string; told: number; day: number; killed: number }

const claimOf = (incident: number, { articleId, told, day, killed }: Telling): Claim => {
  const date = new Date(FIRST + day * DAY_MS).toISOString().slice(0, 10)
  const span = { start: 0, end: 120 }
  return {
    id: deterministicId('bench-claim', articleId),
    type: TYPES[Math.floor(draw(incident, 3) * TYPES.length)] ?? TYPES[0],
    execution: 'carried-out',
    status: 'current',
    why: ['type:trigger', 'toll:killed', 'place:in'],
    span,
    evidence: [{ start: 130, end: 220 }],
    when: { start: date, end: date, precision: 'day', basis: 'text', text: 'on that day', span },
    where: whereOf(incident, told),
    actors: [
      { role: 'reporter', kind: 'individual', name: 'police', certainty: 'stated', span },
      { role: 'perpetrator', kind: 'individual', name: 'gunmen', certainty: 'alleged', span },
    ],
    targets: [{ name: 'a market', effect: 'damaged', span }],
    victims: [{ name: 'traders', count: { min: killed, max: killed }, effect: 'killed', span }],
    weapons: [],
    casualties: [
      { kind: 'killed', min: killed, max: killed, qualifier: 'exact', span },
      { kind: 'injured', min: killed * 2, max: null, qualifier: 'at-least', span },
    ],
    attribution: { name: 'police', span },
  }
}

const whereOf = (incident: number, told: number): Where => {
  const country = Math.floor(draw(incident, 4) * COUNTRIES)
  const town = Math.floor(draw(incident, 5) * TOWNS)
  const iso2 = String.fromCharCode(65 + Math.floor(country / 26), 65 + (country % 26))
  const admin1 = `Province ${town % 12}`
  const path = [`Country ${iso2}`, admin1, `Town ${town}`]
  const vagueness = draw(incident * REPORTS + told, 6)
  if (vagueness < 0.05)
    return { name: path[0] ?? '', path: path.slice(0, 1), iso2, precision: 'country', basis: 'text' }
  if (vagueness < 0.15)
    return { name: admin1, path: path.slice(0, 2), iso2, admin1, lat: 0, lon: 0, precision: 'admin1', basis: 'text' }
  // Twenty rows of fifteen towns, 30 to 40 km from each other.
  const [lat, lon] = [30 + Math.floor(town / 15) * 0.35, 10 + (town % 15) * 0.35]
  return { name: path[2] ?? '', path, iso2, admin1, lat, lon, precision: 'city', basis: 'text' }
}

/** A number in [0, 1) that hangs on both numbers alone (finaliser of MurmurHash3). */
const draw = (number: number, kind: number): number => {
  let value = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32
}
