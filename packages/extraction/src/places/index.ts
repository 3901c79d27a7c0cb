export { distanceKm } from './distance.ts'
export { capitalOf, type Gazetteer, loadGazetteer } from './gazetteer.ts'
export type { Place, PlaceMention } from './place.ts'
