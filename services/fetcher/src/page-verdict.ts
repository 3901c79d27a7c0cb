import { type Fault, RetryableFault, type UnavailableReason } from '@blotter/events'
import { challengeInPlaceOfPage, classifyResponse, type WebResponse } from '@blotter/web'

export type PageVerdict = { usable: true } | { usable: false; reason: UnavailableReason; message: string }

// Matches "text/html; charset=utf-8", "application/xhtml+xml", "text/plain". Not: "application/pdf", "image/png".
const TEXTUAL = /^(text\/|application\/(xhtml\+xml|xml))/i

/**
 * Whether an answer holds a page that cleaning can look at.
 * @throws RetryableFault for answers that may be better later (5xx, 429)
 */
export const pageVerdict = (response: WebResponse, now: number): PageVerdict => {
  const { outcome, retryAfterMs } = classifyResponse(response.status, response.headers, now)
  const maker = challengeInPlaceOfPage(response)
  const message = `${response.finalUrl} answered ${response.status}${maker ? `: ${maker} asks whether we are a person` : ''}`
  // To ask again would change nothing.
  if (maker) return { usable: false, reason: 'challenge', message }
  if (outcome === 'server-error' || outcome === 'rate-limited')
    throw new RetryableFault('server-error', message, { retryAfterMs })
  if (outcome === 'bad-redirect') return { usable: false, reason: 'redirect-loop', message }
  if (outcome !== 'ok' && outcome !== 'unchanged') return { usable: false, reason: outcome, message }
  if (response.contentType && !TEXTUAL.test(response.contentType)) {
    return { usable: false, reason: 'not-html', message: `${response.finalUrl} is ${response.contentType}` }
  }
  if (!response.body.length)
    return { usable: false, reason: 'empty-body', message: `${response.finalUrl} answered without a body` }
  return { usable: true }
}

const REASONS: Readonly<Record<string, UnavailableReason>> = {
  timeout: 'timeout',
  'server-error': 'server-error',
  'too-large': 'too-large',
  bomb: 'too-large',
  'refused-address': 'refused-address',
  'bad-scheme': 'refused-address',
  'bad-url': 'refused-address',
  'redirect-loop': 'redirect-loop',
  robots: 'robots',
  'robots-unreachable': 'robots',
  'bad-encoding': 'client-error',
}

/** The name under which a page's fault stands in the log. */
export const unavailableReason = (fault: Fault): UnavailableReason => REASONS[fault.code] ?? 'unreachable'
