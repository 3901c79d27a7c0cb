import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

// A form has to say where it comes from.
const referrerPolicy = 'same-origin'

/** Of our own pages: nothing but what this console serves, and no code or style within a page. */
const ours = secureHeaders({
  referrerPolicy,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
  },
})

/** Of BullMQ's board: its pages bring styles of their own and name their own base. */
const ofBoard = secureHeaders({
  referrerPolicy,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
})

/** Of a replay's difference, which is one file with its style in it and asks for nothing. */
const ofDifference = secureHeaders({
  referrerPolicy,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
})

/** What a browser may do with a page, by where the page is. */
export const policy: MiddlewareHandler = (visit, next) => policyOf(visit.req.path)(visit, next)

const policyOf = (path: string): MiddlewareHandler => {
  if (/^\/board(\/|$)/.test(path)) return ofBoard
  return /^\/replays\/[^/]+\/difference$/.test(path) ? ofDifference : ours
}
