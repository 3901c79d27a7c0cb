import { geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import packaged from 'world-atlas/countries-110m.json' with { type: 'json' }
import { HEIGHT, projection, WIDTH } from './projection.ts'

type Topology = Parameters<typeof mesh>[0] & { objects: Record<'land' | 'countries', Parameters<typeof feature>[1]> }

/** Land and borders as one picture, drawn once from the packaged geometry (Natural Earth, 1 : 110 million). */
export const drawWorld = (): string => {
  const world = packaged as unknown as Topology // a topology, as its package says
  const { land, countries } = world.objects
  const path = geoPath(projection).digits(1)
  const borders = mesh(world, countries as Parameters<typeof mesh>[1], (a, b) => a !== b)
  // Half-transparent grey stands on dark and on light.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path d="${path(feature(world, land))}" fill="#8090a0" fill-opacity=".28"/><path d="${path(borders)}" fill="none" stroke="#8090a0" stroke-opacity=".55" stroke-width=".5"/></svg>`
}
