export { type AddressVerdict, addressVerdict } from './address-verdict.ts'
export { challengeBy, challengeInPlaceOfPage } from './challenge.ts'
export type { Redirect } from './follow-redirects.ts'
export { freshForMs } from './freshness.ts'
export type { HostEnding, HostGate, HostLease } from './host-gate.ts'
export { hostKey, siteKey } from './host-key.ts'
export { deadPauseMs, gapUnderErrors, type HostStart, type HostState, hostStart, strugglesAfter } from './host-start.ts'
export { isSignedBy } from './hub-signature.ts'
export { type HeaderLink, linkInHeader, linksInHeader } from './link-header.ts'
export { openHostGate } from './open-host-gate.ts'
export { processHostGate } from './process-host-gate.ts'
export { refusedLiteral } from './refused-literal.ts'
export { classifyResponse, type ResponseClass, type ResponseOutcome } from './response-class.ts'
export { retryAfterMs } from './retry-after.ts'
export { memoryRobotsStore, type RobotsRecord, type RobotsStore } from './robots-store.ts'
export { type RobotsVerdict, robotsVerdict } from './robots-verdict.ts'
export { type HostGateStore, type SharedPace, sharedHostGate } from './shared-host-gate.ts'
export { conditionalHeaders, type Validators, validatorsOf } from './validators.ts'
export { type ArchivedAnswer, warcInfo, warcResponse } from './warc.ts'
export {
  createWebClient,
  type WebClient,
  type WebClientOptions,
  type WebRequest,
  type WebResponse,
} from './web-client.ts'
export {
  isWebFault,
  LastingWebFault,
  PassingWebFault,
  type WebFault,
  type WebFaultCode,
} from './web-fault.ts'
export type { WebHeaders, WebKind } from './web-headers.ts'
export { type WebLimits, type WebSettings, type WebTimeouts, webDefaults } from './web-settings.ts'
