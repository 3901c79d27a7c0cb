export { type Budget, DEFAULT_BUDGET, type Judged, speaksAgainst } from './budget.ts'
export { type ClaimField, claimFields, type FieldReading, readFields } from './claim-fields.ts'
export { type ClaimPair, pairClaims, type Reading } from './claim-pairs.ts'
export { addScores, f1Of, type GoldArticle, type GoldScore, goldArticleSchema, scoreArticle } from './gold.ts'
export {
  type CountedIncident,
  compareIncidents,
  type IncidentDifference,
  type IncidentFieldDifference,
} from './incident-difference.ts'
export { lackingVersions } from './lacking-versions.ts'
export { type CleanedPage, comparePages, type PageDifference, type PageReading } from './page-difference.ts'
export {
  type ClaimDifference,
  compareReports,
  type FieldDifference,
  type ReportDifference,
} from './report-difference.ts'
export { byFamily, type GainLoss, openViewChange, type TollMove, type ViewChange } from './view-change.ts'
