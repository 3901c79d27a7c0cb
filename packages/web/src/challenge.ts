import type { WebHeaders } from './web-headers.ts'

/** What stands in the pages by which a site asks whether we are a person: each is the maker's own address or name. */
const MARKS: readonly (readonly [maker: string, mark: RegExp])[] = [
  ['Cloudflare', /\/cdn-cgi\/challenge-platform\/|<title>Just a moment\.\.\.<|cf-browser-verification|__cf_chl_/],
  ['Imperva', /_Incapsula_Resource|Incapsula incident ID/],
  ['DataDome', /captcha-delivery\.com|geo\.captcha-delivery/],
  ['PerimeterX', /_pxAppId|px-captcha|perimeterx\.net/],
  ['AWS WAF', /awswaf\.com|AwsWafIntegration|aws-waf-token/],
  ['Akamai', /errors\.edgesuite\.net|\/_sec\/cp_challenge\//],
  ['Sucuri', /sucuri_cloudproxy_js|Sucuri WebSite Firewall/],
  ['DDoS-Guard', /ddos-guard\/js-challenge|\/\.well-known\/ddos-guard\//],
  ['Anubis', /\/\.within\.website\/x\/cmd\/anubis\//],
  ['a captcha', /hcaptcha\.com\/1\/api\.js|google\.com\/recaptcha\/api\.js|challenges\.cloudflare\.com\/turnstile/],
]

/** Such pages are short, and name themselves early. */
const LOOKED_AT = 32 * 1024

/**
 * Who asks whether we are a person, where a web page does so in place of what was asked for; undefined elsewhere. Only
 * for answers that are not what was asked for: an article may hold a captcha for its comments.
 */
export const challengeBy = ({ headers, body }: { headers: WebHeaders; body: Uint8Array }): string | undefined => {
  if (headers['cf-mitigated'] === 'challenge') return 'Cloudflare'
  if (headers['x-datadome'] !== undefined && headers['content-type']?.includes('html')) return 'DataDome'
  if (headers['x-amzn-waf-action'] !== undefined) return 'AWS WAF'
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, LOOKED_AT)).toString('latin1')
  return MARKS.find(([, mark]) => mark.test(text))?.[0]
}
