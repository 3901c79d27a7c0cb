import { meta } from './metadata/meta.ts'
import { linkShare } from './prose.ts'
import type { Block, Survey } from './survey.ts'

const COLLECTIONS = ['CollectionPage', 'SearchResultsPage', 'ItemList', 'WebSite']

/** `/`, `/tag/council`, `/search?q=fire` and `/?s=fire` match, `/2026/11/tag-der-einheit` does not. */
const ADDRESS =
  /^https?:\/\/[^/]+(?:\/?(?:[?#].*)?$|\/(?:tags?|category|topics?|authors?|profile|search|section|schlagwort|thema|suche)(?:[/?]|$)|\/[^?]{0,80}\?(?:q|s|query)=)/i

/** `archive`, `search-results` and `home` match, `single-archive` does not. */
const CLASS = /(?:^|\s)(?:archive|home|blog|tag|category|author|search|search-results|search-no-results)(?:\s|$)/i

/** `Search results for "fire"`, `council Archives` match, `The archives burned` does not. */
const TITLE = /^search results\b|^(?:tag|category|author): |, author at |\barchives\b(?: [-|–]|$)|^nothing found\b/i

/** Whether the page says of itself, in one place or another, that it is a list or a site's front, and nowhere that it is an article. */
export const namesListing = (survey: Survey, types: ReadonlySet<string>, url: string): boolean => {
  const type = meta(survey, 'og:type') ?? ''
  if (/article|video/i.test(type) || meta(survey, 'article:published_time') !== undefined) return false
  return (
    ADDRESS.test(url) ||
    /^website$/i.test(type) ||
    TITLE.test(survey.title) ||
    COLLECTIONS.some((name) => types.has(name)) ||
    survey.regions.some(({ tag, element }) => tag === 'body' && CLASS.test(element?.attribs.class ?? ''))
  )
}

/** Fewer cards may as well be links in a story. */
const CARDS = 4
/** How many blocks a card has between its linked headline and its blurb: a date, a label. */
const REACH = 3
/** Longer blurbs are sections of a story. */
const BLURB = 300
/** What part of the text has to stand in cards. */
const MOST = 0.7

/** So many linked headlines with an age or nothing below them are a section's front, whatever it calls itself. */
const FRONT = 6
/** `3 hours ago`, `vor 2 Stunden` match, `three hours ago he left` does not. */
const AGE = /^\d{1,2} ?\p{L}{1,8} ago$|^(?:vor|il y a|hace|há) \d{1,2} \p{L}{1,9}$/iu

/** Whether a page without a byline or a date is but cards: each has its age, or no text is there beside them. */
export const isFront = (survey: Survey, text: string): boolean => {
  const headlines = survey.blocks.filter((block) => /^h[2-4]$/.test(block.tag) && isLinkedHeadline(block)).length
  if (headlines < FRONT) return false
  if (text === '') return true
  const ages = survey.blocks.filter(({ text: line }) => line.length < 30 && AGE.test(line)).length
  return ages >= FRONT && ages >= 0.7 * headlines && isCards(survey, text)
}

/** Whether nearly all of the text is the blurbs of cards: short blocks, each close below or above a linked headline of its own. */
export const isCards = (survey: Survey, text: string): boolean => {
  const lines = new Set(text.split('\n\n'))
  let [since, cards, inCards, all] = [Number.POSITIVE_INFINITY, 0, 0, 0]
  for (const block of survey.blocks) {
    if (isLinkedHeadline(block)) {
      since = 0
      cards++
      continue
    }
    since++
    if (!lines.has(block.text)) continue
    all += block.text.length
    if (since <= REACH && block.text.length < BLURB) {
      inCards += block.text.length
      since = Number.POSITIVE_INFINITY
    }
  }
  return cards >= CARDS && inCards >= MOST * all
}

const isLinkedHeadline = (block: Block): boolean => linkShare(block) > 0.8 && block.text.length > 15
