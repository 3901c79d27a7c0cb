import { type LinkedData, type Node, plainValue, typesOf } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import { meta } from './meta.ts'
import type { Source } from './source.ts'

/** Where the page may have its title, best first; values come without the site's name. */
export const titleSources = (survey: Survey, { article }: LinkedData, sites: string[]): Source[] => {
  const h1 = survey.blocks.filter(({ tag, text }) => tag === 'h1' && text.length < 400).map(({ text }) => text)
  const cut = (title: string | undefined): string => withoutSite(title ?? '', sites, (text) => h1.includes(text))
  const isSite = (text: string): boolean => sites.some((site) => plain(site) === plain(text))
  const shown = h1.length === 1 && h1[0] !== undefined && !isSite(h1[0]) ? h1[0] : ''
  const stated = cut(plainValue(article?.headline))
  const headline = said('JSON-LD headline', () => stated)
  const heading = said('the only h1', () => shown)
  // A newsroom's statement is its headline; elsewhere it is mostly written for search engines, and the h1 counts,
  // unless that is the statement and a label.
  const first = isNews(article) || plain(shown).includes(plain(stated)) ? [headline, heading] : [heading, headline]
  return [
    ...first,
    said('og:title', () => cut(meta(survey, 'og:title', 'twitter:title', 'dc.title', 'title'))),
    said('first h1', () => h1.find((text) => !isSite(text)) ?? ''),
    said('title, behind its label', () => underLabel(survey)),
    said('title', () => cut(survey.title)),
    said('JSON-LD name', () => cut(plainValue(article?.name))),
  ]
}

/** Every text the page offers as its title, best first. */
export const titlesOf = (sources: Source[]): string[] => sources.flatMap(({ values }) => values())

const said = (source: string, value: () => string): Source => ({
  source,
  values: () => [value()].filter((title) => title !== ''),
})

/** The page's title without "The Daily Courier: " in front, when what is left stands on the page as a line of its own. */
const underLabel = ({ title, blocks }: Survey): string => {
  const at = title.indexOf(': ')
  const rest = at > 0 ? title.slice(at + 2).trim() : ''
  return rest.length > 20 && blocks.some(({ text }) => text === rest) ? rest : ''
}

const isNews = (article: Node | undefined): boolean =>
  article !== undefined && typesOf(article).some((type) => /News|Report|LiveBlog/.test(type))

/** ` | `, ` - `, ` – `, ` « `, ` :: `, `ㅣ` between a title and its site match; the hyphen of `follow-up` does not. */
const SEPARATOR = /\s+(?:[|–—·•«»:-]|::|--)\s+|\s*[|｜ㅣ]\s*/g

/**
 * Cuts the site's part off a title: an end of it that is one of the site's names, or that leaves the `h1`.
 * @param sites      names of the site: its own, its publisher's, its host
 * @param confirmed  whether a text is the page's `h1`
 */
const withoutSite = (title: string, sites: string[], confirmed: (text: string) => boolean): string => {
  const names = sites.map(plain).filter((name) => name !== '')
  const isSite = (text: string): boolean => {
    const part = plain(text)
    return names.some((name) => name === part || (part.length > 2 && (name.startsWith(part) || part.startsWith(name))))
  }
  let rest = title
  for (let round = 0; round < 3 && !confirmed(rest); round++) {
    const cuts = [...rest.matchAll(SEPARATOR)]
    const [first, last] = [cuts[0], cuts.at(-1)]
    if (!first || !last) break
    const front = rest.slice(0, last.index).trim()
    const back = rest.slice(first.index + first[0].length).trim()
    if (confirmed(front) || isSite(rest.slice(last.index + last[0].length))) rest = front
    else if (confirmed(back) || isSite(rest.slice(0, first.index))) rest = back
    else if (plain(front) === '') break
    else return rest
  }
  return rest
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
