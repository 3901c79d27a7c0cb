import type { Answer } from './exchange.ts'
import type { HostAllowance } from './host-allowance.ts'
import { redirectTarget } from './redirect-target.ts'
import { LastingWebFault } from './web-fault.ts'
import { headersForOtherOrigin, type WebHeaders } from './web-headers.ts'
import { readWebUrl } from './web-url.ts'

/** One redirect that was followed. */
export type Redirect = { from: string; to: string; status: number }

/** The first answer that is no redirect, or one whose target is left to others, and how we came to it. */
export type Arrival = { answer: Answer; finalUrl: string; redirects: Redirect[]; leftToOthers?: true }

/**
 * Follows redirects by hand, every target read and checked like a first address. Without cookies the same address
 * answers the same, so the second visit is already a loop.
 * @throws LastingWebFault `redirect-loop`, `bad-url`, `bad-scheme`, `refused-address`; whatever a visit throws
 */
export const followRedirects = async (journey: {
  start: URL
  headers: WebHeaders
  allowance: HostAllowance
  hops: number
  visit: (url: URL, headers: WebHeaders) => Promise<Answer>
  /** Whether a redirect's target is asked for by others anyway, and not here. */
  isLeft?: ((target: string) => Promise<boolean>) | undefined
}): Promise<Arrival> => {
  const redirects: Redirect[] = []
  const visited = new Set<string>()
  let { start: here, headers } = journey
  for (;;) {
    visited.add(here.href)
    const answer = await journey.visit(here, headers)
    const target = redirectTarget(answer.status, answer.headers)
    if (target === undefined) return { answer, finalUrl: here.href, redirects }
    const next = readWebUrl(target, journey.allowance, here)
    redirects.push({ from: here.href, to: next.href, status: answer.status })
    if (redirects.length > journey.hops || visited.has(next.href)) {
      throw new LastingWebFault('redirect-loop', `${next.href} after ${redirects.length} redirects leads nowhere`, {
        url: here.href,
      })
    }
    if (await journey.isLeft?.(next.href)) return { answer, finalUrl: next.href, redirects, leftToOthers: true }
    if (next.origin !== here.origin) headers = headersForOtherOrigin(headers)
    here = next
  }
}
