/** How bad a failure is: it passes by itself, it may stay, or it will stay until somebody acts. */
export type FailureClass = 'temporary' | 'soft' | 'hard'

/** What a failed poll means, under its stable name. */
export type Failure = { class: FailureClass; says: string; advice: string }

/** What a failure of each class adds to a feed's weight; Feedbin and miniflux tell them apart alike. */
export const failureWeights: Readonly<Record<FailureClass, number>> = { temporary: 0.25, soft: 0.5, hard: 1 }

/**
 * What a failure is, by its code: an outcome of @blotter/web's classifyResponse, or the code of a fault of @blotter/web,
 * parseFeed or the feed reader. An unknown code is soft.
 */
export const failureOf = (code: string): Failure => FAILURES[code] ?? { ...WAIT, class: 'soft', says: code }

const WAIT = { class: 'temporary', advice: 'Nothing to do: it is tried again, less often each time.' } as const
const LOOK = 'Open the address in a browser; if the feed has moved, add its new address and remove this one.'
const ASK = 'Ask the publisher to let this User-Agent through (USER_AGENT names your contact), or use another feed.'
const SMALLER = 'Ask for a feed with fewer or shorter items; one is refused that would stop everything else.'
const WRONG = 'Correct the address: feeds remove, then feeds add.'

const FAILURES: Readonly<Record<string, Failure>> = {
  'rate-limited': { ...WAIT, says: 'The host asked for quiet (429, or 503 with Retry-After).' },
  'server-error': { ...WAIT, says: 'The server failed (5xx).' },
  timeout: { ...WAIT, says: 'The answer took longer than the deadline.' },
  unreachable: { ...WAIT, says: 'The server cannot be reached.' },
  reset: { ...WAIT, says: 'The connection broke before the answer was whole.' },
  closed: { ...WAIT, says: 'Blotter was stopped meanwhile.' },
  dns: { class: 'soft', says: 'The host name cannot be resolved.', advice: LOOK },
  tls: { class: 'soft', says: "The server's certificate is not valid.", advice: LOOK },
  'not-found': { class: 'soft', says: 'There is nothing at this address (404).', advice: LOOK },
  gone: { class: 'hard', says: 'The publisher says that the feed is gone for good (410).', advice: LOOK },
  'unasked-304': {
    class: 'soft',
    says: 'The server says that the feed has not changed (304), though it was asked for in full.',
    advice: LOOK,
  },
  forbidden: { class: 'soft', says: 'The server refuses us (401, 402, 403 or 451).', advice: ASK },
  challenge: { class: 'soft', says: 'A bot check stands before the feed.', advice: ASK },
  'client-error': { class: 'soft', says: 'The server calls our request wrong (4xx).', advice: LOOK },
  'bad-redirect': { class: 'soft', says: 'The server redirects to nowhere.', advice: LOOK },
  'redirect-loop': { class: 'soft', says: 'Redirects go round in circles.', advice: LOOK },
  'html-instead-of-feed': {
    class: 'soft',
    says: 'A web page is where the feed should be.',
    advice: 'Look for the feed with: npx --no-install blotter feeds test ADDRESS',
  },
  'not-a-feed': { class: 'soft', says: 'The document is no feed.', advice: LOOK },
  empty: { class: 'soft', says: 'The answer is empty.', advice: LOOK },
  unparsable: { class: 'soft', says: 'The feed is damaged beyond repair.', advice: LOOK },
  'bad-gzip': { class: 'soft', says: 'The body cannot be unpacked.', advice: LOOK },
  'bad-encoding': { class: 'soft', says: 'The body is packed in a way that is unknown or damaged.', advice: LOOK },
  'not-http': { class: 'soft', says: 'The answer is not HTTP.', advice: LOOK },
  'too-large': { class: 'hard', says: 'The answer is over the size limit.', advice: SMALLER },
  bomb: { class: 'hard', says: 'A small body unpacks to a huge one.', advice: SMALLER },
  'too-slow': { class: 'hard', says: 'Reading the feed took too long and was ended.', advice: SMALLER },
  'too-much-memory': { class: 'hard', says: 'Reading the feed took too much memory and was ended.', advice: SMALLER },
  'too-deep': { class: 'hard', says: 'The document nests too deep.', advice: SMALLER },
  'too-many-nodes': { class: 'hard', says: 'The document has too many elements.', advice: SMALLER },
  'too-many-attributes': { class: 'hard', says: 'An element has too many attributes.', advice: SMALLER },
  'refused-address': {
    class: 'hard',
    says: 'The address, or one that it redirects to, is not public.',
    advice: 'If the host is yours, allow it by host and port: FETCH_ALLOW.',
  },
  'bad-url': { class: 'hard', says: 'This is no address.', advice: WRONG },
  'bad-scheme': { class: 'hard', says: 'The address is neither http nor https.', advice: WRONG },
}

/** Every code that has its own words. */
export const failureCodes: readonly string[] = Object.keys(FAILURES)
