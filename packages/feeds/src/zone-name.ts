/** Minutes east of UTC. Names that mean several zones (IST, BST in Asia, AST, ECT …) are left out on purpose. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  met: 60,
  cest: 120,
  mest: 120,
  eet: 120,
  sast: 120,
  eest: 180,
  msk: 180,
  eat: 180,
  pkt: 300,
  wib: 420,
  hkt: 480,
  sgt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  acdt: 630,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  ndt: -150,
  nst: -210,
  adt: -180,
  edt: -240,
  est: -300,
  cdt: -300,
  cst: -360,
  mdt: -360,
  mst: -420,
  pdt: -420,
  akdt: -480,
  pst: -480,
  akst: -540,
  hst: -600,
  et: -300,
}

/**
 * Minutes east of UTC of a zone as feeds write it: `Z`, `EST`, `+0200`, `+02:00`, `+2`, `GMT+2`, `+0200 (CEST)`,
 * `+0000 UTC`, `-05:00[America/New_York]`.
 * @returns undefined for none, unknown or ambiguous ones, and offsets past 15 hours
 */
export const zoneOffset = (text: string): number | undefined => {
  const zone = text
    .trim()
    .toLowerCase()
    // matches ` (CEST)` and `[Europe/Berlin]` at the end, not `(a) b`
    .replace(/ ?(?:\([^()]*\)|\[[^[\]]*\])$/, '')
    // An offset is surer than the name behind it: `+0000 UTC`.
    .replace(/^([+-]\d\d:?\d\d) [a-z]{1,5}$/, '$1')
  if (Object.hasOwn(ZONES, zone)) return ZONES[zone]
  // matches `+02:00`, `gmt-5`, `utc +0530`; not `+1e3`
  const match = /^(?:gmt|utc|ut)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?$/.exec(zone)
  if (!match) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  return minutes > 15 * 60 ? undefined : match[1] === '-' ? -minutes : minutes
}
