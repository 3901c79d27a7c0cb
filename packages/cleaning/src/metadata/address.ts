/** No page has a longer address that anybody could follow. */
const LONGEST = 2_048

/**
 * A link of the page as an absolute http(s) URL; undefined when it is none, is too long, or carries a login.
 * @param base  what it is relative to: the page's own URL, or its `base`; may be empty
 */
export const address = (link: string | undefined, base: string): string | undefined => {
  if (!link || link.length > 2 * LONGEST) return undefined
  try {
    const url = base ? new URL(link.trim(), base) : new URL(link.trim())
    const sound = /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
    return sound && url.href.length <= LONGEST ? url.href : undefined
  } catch {
    return undefined
  }
}

/** Host without `www.`; empty when the URL is none. */
export const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname.replace(/^www\./, '')
  } catch {
    return ''
  }
}

/** Whether a URL points to a site's root: a canonical link to it is a template's fault. */
export const isRoot = (url: string): boolean => {
  const { pathname, search } = new URL(url)
  return (pathname === '/' || pathname === '') && search === ''
}

/** The URL without its fragment: a place on a page is no other page. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/, '')
