import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { HEIGHT, projection, WIDTH } from './projection.ts'

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>

/** Land and borders as one picture, drawn once from the packaged geometry (Natural Earth, 1 : 110 million). */
export const drawWorld = (): string => {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'))
  const world = JSON.parse(readFileSync(file, 'utf8')) as World // world-atlas says so of its files
  const path = geoPath(projection).digits(1)
  const land = path(feature(world, world.objects.land))
  const borders = path(mesh(world, world.objects.countries, (a, b) => a !== b))
  // Half-transparent grey stands on dark and on light.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path d="${land}" fill="#8090a0" fill-opacity=".28"/><path d="${borders}" fill="none" stroke="#8090a0" stroke-opacity=".55" stroke-width=".5"/></svg>`
}
