export { isCapital } from './capitals.ts'
export { distanceKm } from './distance.ts'
export { capitalOf, countryPlace, type Gazetteer, loadGazetteer } from './gazetteer.ts'
export type { Place, PlaceMention } from './place.ts'
