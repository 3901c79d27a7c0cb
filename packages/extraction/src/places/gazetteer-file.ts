/**
 * The layout of gazetteer/gazetteer.bin.gz: gzip over a 4-byte length, a JSON header and the sections one after
 * another, each aligned to four bytes. Rows are the first-level divisions, then the second-level ones, then towns.
 */
export type GazetteerFile = {
  /** ISO codes; `country` holds indexes into it. */
  iso2: string[]
  /** How many rows are first-level, and how many second-level divisions. */
  admin1Rows: number
  admin2Rows: number
  /** Row names, one a line, UTF-8. */
  names: Uint8Array
  /** Folded keys, sorted, one a line, ASCII. */
  keys: Uint8Array
  /** Degrees × 360 and × 180: about 300 m. */
  lat: Int16Array
  lon: Int16Array
  population: Uint32Array
  geonameId: Uint32Array
  country: Uint8Array
  /** 1 + row of the division, 0 for none; admin2 counts from the first second-level row. */
  admin1: Uint16Array
  admin2: Uint16Array
  /** Rows per key, in key order, and those rows. */
  postingCounts: Uint16Array
  postings: Uint32Array
  /** 1: the key is also an English word. */
  keyFlags: Uint8Array
}

const SECTIONS = [
  ['names', Uint8Array],
  ['keys', Uint8Array],
  ['lat', Int16Array],
  ['lon', Int16Array],
  ['population', Uint32Array],
  ['geonameId', Uint32Array],
  ['country', Uint8Array],
  ['admin1', Uint16Array],
  ['admin2', Uint16Array],
  ['postingCounts', Uint16Array],
  ['postings', Uint32Array],
  ['keyFlags', Uint8Array],
] as const

/** Bytes of a gazetteer, before compression. */
export const packGazetteer = (file: GazetteerFile): Uint8Array => {
  const lengths = SECTIONS.map(([name]) => file[name].byteLength)
  const { iso2, admin1Rows, admin2Rows } = file
  const header = Buffer.from(JSON.stringify({ iso2, admin1Rows, admin2Rows, lengths }))
  const parts: Uint8Array[] = [Buffer.alloc(4), header, padding(4 + header.length)]
  new DataView(parts[0]?.buffer ?? new ArrayBuffer(4), parts[0]?.byteOffset).setUint32(0, header.length, true)
  for (const [name] of SECTIONS) {
    const { buffer, byteOffset, byteLength } = file[name]
    parts.push(new Uint8Array(buffer, byteOffset, byteLength), padding(byteLength))
  }
  return Buffer.concat(parts)
}

/** The same bytes read back as views, without copying; `bytes` must begin at a multiple of four. */
export const unpackGazetteer = (bytes: Uint8Array): GazetteerFile => {
  const start = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  // The header was written by packGazetteer of the same version.
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + start))) as Header
  let at = aligned(4 + start)
  const views = SECTIONS.map(([name, View], i) => {
    const length = header.lengths[i] ?? 0
    const view = new View(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length / View.BYTES_PER_ELEMENT)
    at = aligned(at + length)
    return [name, view]
  })
  const { iso2, admin1Rows, admin2Rows } = header
  return { iso2, admin1Rows, admin2Rows, ...Object.fromEntries(views) }
}

type Header = { iso2: string[]; admin1Rows: number; admin2Rows: number; lengths: number[] }

const aligned = (length: number): number => (length + 3) & ~3

const padding = (length: number): Uint8Array => new Uint8Array(aligned(length) - length)
