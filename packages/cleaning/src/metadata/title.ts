import { type LinkedData, type Node, plainValue, typesOf } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import { headlines } from './headline.ts'
import { meta } from './meta.ts'
import { place, type Source } from './source.ts'

/** Where the page may have its title, best first; values come without the site's name and the section's. */
export const titleSources = (survey: Survey, { article }: LinkedData, sites: string[]): Source[] => {
  const ofRank = (rank: RegExp): string[] => survey.blocks.filter(({ tag }) => rank.test(tag)).map(({ text }) => text)
  const h1s = ofRank(/^h1$/)
  const wholes = h1s.length > 0 ? h1s : ofRank(/^h[23]$/).filter((text) => text.length > SHORTEST)
  const sections = [meta(survey, 'article:section', 'og:article:section') ?? '', plainValue(article?.articleSection)]
  const cut = (title: string | undefined): string =>
    withoutSection(
      withoutSite(title ?? '', sites, (text) => wholes.includes(text)),
      sections,
    )
  const isSite = (text: string): boolean => sites.some((site) => plain(site) === plain(text))
  const stated = cut(plainValue(article?.headline))
  const open = cut(meta(survey, 'og:title', 'twitter:title', 'dc.title', 'title'))
  const titled = cut(survey.title)
  const h1 = headlines(survey, (text) => [stated, open, titled].some((title) => plain(title) === plain(text))).filter(
    (each) => !isSite(each.bare),
  )
  const shown = h1.length === 1 ? (h1[0]?.bare ?? '') : ''
  const isShown = (text: string): boolean => shown !== '' && plain(text) === plain(shown)
  const agreed = plain(stated).endsWith(plain(shown)) && !isShown(stated) && isShown(open) && isShown(titled)
  const headline = place('JSON-LD headline', () => stated)
  const heading = {
    ...place('the only h1', () => shown),
    ...(agreed ? { because: 'og:title and title say the same, JSON-LD has a label in front' } : {}),
  }
  // A newsroom's statement is its headline, unless it only puts a label in front of what the page says everywhere else;
  // on other pages it is mostly written for search engines, and the h1 counts, unless that is the statement and a label.
  const first =
    !agreed && (isNews(article) || plain(h1[0]?.whole ?? '').includes(plain(stated)))
      ? [headline, heading]
      : [heading, headline]
  return [
    ...first,
    place('meta headline', () => cut(meta(survey, 'headline', 'parsely-title', 'sailthru.title'))),
    place('og:title', () => open),
    place('first h1', () => h1[0]?.bare),
    place('title, behind its label', () => underLabel(survey, titled)),
    place('title', () => titled),
    place('JSON-LD name', () => cut(plainValue(article?.name))),
    place('h1 with its kicker', () => h1.find(({ whole: all, bare }) => all !== bare)?.whole),
  ]
}

/** A shorter heading confirms no title: it may be the site's name. */
const SHORTEST = 20

/** Every text the page offers as its title, best first. */
export const titlesOf = (sources: Source[]): string[] => sources.flatMap(({ values }) => values())

/** The page's title without "The Daily Courier: " in front, when what is left stands on the page as a line of its own. */
const underLabel = ({ blocks }: Survey, title: string): string => {
  const at = title.indexOf(': ')
  const rest = at > 0 ? title.slice(at + 2).trim() : ''
  // Where no h1 is, the headline may be another heading, with a label of its own.
  const free = blocks.every(({ tag }) => tag !== 'h1')
  const said = blocks.some(
    ({ text, tag }) => text === rest || (free && /^h[23]$/.test(tag) && text.endsWith(` ${rest}`)),
  )
  return rest.length > 15 && said ? rest : ''
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

/** Cuts ` - Politics` or `-정치` off a title's end when that is the section the page says it stands in. */
const withoutSection = (title: string, sections: string[]): string => {
  for (const section of sections) {
    if (section === '' || !title.endsWith(section)) continue
    const rest = title.slice(0, -section.length)
    const before = rest.replace(/\s*[-–—|·]\s*$/, '')
    if (before !== rest && before.length > 12) return before
  }
  return title
}

/** Words of a site's name at most. */
const NAME = 4

/** The site's name at the end of a page's title: a part of a few words, one of which is the host's own. */
export const titleSite = (title: string, host: string): string => {
  const label = host.split('.').at(-2) ?? ''
  const last = title.split(SEPARATOR).at(-1)?.trim() ?? ''
  const words = last.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return label !== '' && last !== title && words.length <= NAME && (words.includes(label) || words.join('') === label)
    ? last
    : ''
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
