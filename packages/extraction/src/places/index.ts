export { distanceKm } from './distance.ts'
export { capitalOf, type Gazetteer, loadGazetteer } from './gazetteer.ts'
export type { Place, PlaceCue, PlaceMention } from './place.ts'
export { type PlaceInput, readPlaces } from './reader.ts'
