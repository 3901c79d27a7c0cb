/** Zones as newspapers print them, with their offset; names that stand for more than one (IST) are left out. */
const OFFSETS: Record<string, string> = {
  UTC: 'Z',
  GMT: 'Z',
  WET: 'Z',
  WEZ: 'Z',
  BST: '+01:00',
  WEST: '+01:00',
  CET: '+01:00',
  MEZ: '+01:00',
  WAT: '+01:00',
  CEST: '+02:00',
  MESZ: '+02:00',
  EET: '+02:00',
  CAT: '+02:00',
  SAST: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  МСК: '+03:00',
  TRT: '+03:00',
  EAT: '+03:00',
  PKT: '+05:00',
  WIB: '+07:00',
  SGT: '+08:00',
  HKT: '+08:00',
  PHT: '+08:00',
  MYT: '+08:00',
  AWST: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  ACST: '+09:30',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  BRT: '-03:00',
  ART: '-03:00',
}
/** Names that hold for summer and winter. */
const PLACES: Record<string, string> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
}

/**
 * The offset that a printed zone stands for: `MEZ` is `+01:00`, `ET` is `-05:00` in winter; undefined for an unknown name.
 * @param day  `2025-03-03`, for zones that change with the season
 */
export const offsetOf = (name: string, day: string): string | undefined => {
  const place = PLACES[name]
  if (place === undefined) return OFFSETS[name]
  const parts = new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${day}T17:00:00Z`),
  )
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '')
}
