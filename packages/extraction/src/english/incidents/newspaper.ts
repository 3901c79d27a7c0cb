// Where a page's title ends and the name of who prints it begins.
// Matches " | ", " « ". Not: "drive-by".
const BEFORE_NAME = /\s[|«»–—-]\s/u
// Matches "Times", "News". Not: "Newsome".
const PAPER =
  /\b(?:times|post|herald|tribune|chronicle|gazette|journal|globe|star|sun|observer|sentinel|news|daily|local|press|courier|dispatch|examiner|register|cbs|nbc|abc|fox)\b/giu

/**
 * The newspaper that a page's title ends with, without the words that any newspaper's name has: "Teen shot in Watts -
 * Los Angeles Times" gives "Los Angeles". Empty when the title has none.
 */
export const paperOf = (title: string): string => {
  const parts = title.split(BEFORE_NAME)
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : ''
  const name = last.replace(PAPER, ' ').replace(/^\s*The\b/u, ' ')
  return name === last ? '' : name.replace(/\s+/gu, ' ').trim()
}

/** A page's title without the newspaper's name and what else stands behind the first bar. */
export const headlineOf = (title: string): string => {
  const at = title.search(BEFORE_NAME)
  return at > 0 ? title.slice(0, at) : title
}
