/**
 * A link of the page as an absolute http(s) URL, undefined when it is none.
 * @param base  the page's own URL; may be empty
 */
export const address = (link: string | undefined, base: string): string | undefined => {
  if (!link) return undefined
  try {
    const url = base ? new URL(link.trim(), base) : new URL(link.trim())
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
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
