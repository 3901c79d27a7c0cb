export {
  type IncidentDecision,
  incidentDecisions,
  mergeIncidents,
  retractIncident,
  splitIncident,
  undoDecision,
} from './incident-decisions.ts'
export { listingIn } from './listing.ts'
export { type Approval, approveReplay, discardReplay, restReplay } from './replay-decisions.ts'
export {
  addFeed,
  backfillFeed,
  moveFeed,
  pollFeedNow,
  removeFeed,
  resumeFeed,
  setCopies,
  suspendFeed,
} from './subscriptions.ts'
export { createToken, revokeToken, type TokenWish } from './tokens.ts'
export { endWebHook, replayWebHook, retryDelivery, subscribeWebHook, type WebHookWish } from './webhooks.ts'
