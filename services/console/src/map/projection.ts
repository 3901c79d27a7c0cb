import { geoEqualEarth } from 'd3-geo'

export const [WIDTH, HEIGHT] = [760, 370]

/** Equal areas, so that a dense small country looks no emptier than a large one. */
export const projection = geoEqualEarth().fitExtent(
  [
    [2, 2],
    [WIDTH - 2, HEIGHT - 2],
  ],
  { type: 'Sphere' },
)
