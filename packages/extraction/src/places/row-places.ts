import type { GazetteerFile } from './gazetteer-file.ts'
import type { Place } from './place.ts'

/** Makes places of the gazetteer's rows; `countryName` gives the head of a path by ISO code. */
export const placeReader = (file: GazetteerFile, countryName: (iso2: string) => string) => {
  const lines = lineReader(file.names, file.country.length)
  const nameOf = (row: number): string => (row < 0 ? '' : lines(row))
  return (rows: Iterable<number>): Place[] => Array.from(rows, (row) => rowPlace({ file, row, nameOf, countryName }))
}

type RowContext = {
  file: GazetteerFile
  row: number
  nameOf: (row: number) => string
  countryName: (iso2: string) => string
}

const rowPlace = ({ file, row, nameOf, countryName }: RowContext): Place => {
  const { admin1Rows, admin2Rows } = file
  const kind = row < admin1Rows ? 'admin1' : row < admin1Rows + admin2Rows ? 'admin2' : 'city'
  const iso2 = file.iso2[file.country[row] ?? 0] ?? ''
  const name = kind === 'city' ? nameOf(row) : withoutKind(nameOf(row))
  const admin1 = kind === 'admin1' ? name : withoutKind(nameOf((file.admin1[row] ?? 0) - 1))
  const second = file.admin2[row] ?? 0
  const admin2 = second ? withoutKind(nameOf(admin1Rows + second - 1)) : ''
  // Of the seat of a division of its own name the district says nothing: Peru, Ayacucho, Ayacucho.
  const seat = kind === 'city' && name === admin1
  const path = [countryName(iso2), kind === 'admin1' ? '' : admin1, seat ? '' : admin2, name].filter(Boolean)
  const id = file.geonameId[row] ?? 0
  return {
    name,
    path,
    iso2,
    ...(admin1 && { admin1 }),
    ...(id && { geonameId: id }),
    lat: Math.round(((file.lat[row] ?? 0) / 360) * 1e4) / 1e4,
    lon: Math.round(((file.lon[row] ?? 0) / 180) * 1e4) / 1e4,
    precision: kind,
    kind,
    population: file.population[row] ?? 0,
  }
}

// Matches "Rif Dimashq Governorate", "Provincia de La Mar". Not: "Province".
const KIND =
  /^(?:Provincia|Departamento|Municipio|Partido|Distrito|Cantón|Canton) (?:de la |de los |de las |del |de |d')?(?=\p{Lu})|(?<=\p{L}{2}) (?:Department|Governorate|Province|Region|Prefecture|Oblast|State)$/u

/** A division without the word for what it is, as newspapers name it: "Rif Dimashq". */
const withoutKind = (name: string): string => name.replace(KIND, '').replace(/ {2,}/g, ' ')

/** Reads line `n` of a text without splitting it all. */
const lineReader = (bytes: Uint8Array, lines: number): ((n: number) => string) => {
  const offsets = new Uint32Array(lines + 1)
  for (let line = 1, at = 0; at < bytes.length; at++) if (bytes[at] === 10) offsets[line++] = at + 1
  offsets[lines] = bytes.length + 1
  const decoder = new TextDecoder()
  return (n) => decoder.decode(bytes.subarray(offsets[n], (offsets[n + 1] ?? 1) - 1))
}
