import type { LinkedData } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import { meta } from './meta.ts'

/** Every text the page offers as its title, best first. */
export const titleCandidates = (survey: Survey, { article }: LinkedData, siteName: string | undefined): string[] => {
  const h1 = survey.blocks.filter(({ tag, text }) => tag === 'h1' && text.length < 400).map(({ text }) => text)
  const og = meta(survey, 'og:title', 'twitter:title', 'dc.title', 'title')
  const confirmed = (text: string): boolean => h1.includes(text)
  return [
    plainValue(article?.headline),
    h1.length === 1 ? (h1[0] ?? '') : '',
    withoutSite(og ?? '', siteName, confirmed),
    h1[0] ?? '',
    withoutSite(survey.title, siteName, confirmed),
    plainValue(article?.name),
  ].filter((title) => title !== '')
}

/** ` | `, ` - `, ` – `, ` « ` between a title and its site; `follow-up` is none. */
const SEPARATOR = /\s+[|–—·•«»:-]{1,2}\s+|\s*[|｜]\s*/g

/** Cuts the site's part off a title: its last part, or its first, when that is the site's name or the rest is the `h1`. */
export const withoutSite = (
  title: string,
  siteName: string | undefined,
  confirmed: (text: string) => boolean,
): string => {
  const site = plain(siteName ?? '')
  let rest = title
  for (let round = 0; round < 3; round++) {
    const cuts = [...rest.matchAll(SEPARATOR)]
    const last = cuts.at(-1)
    const first = cuts[0]
    if (!last || !first || confirmed(rest)) return rest
    const front = rest.slice(0, last.index).trim()
    const back = rest.slice(last.index + last[0].length).trim()
    const afterFirst = rest.slice(first.index + first[0].length).trim()
    if (
      confirmed(front) ||
      (site !== '' && (plain(back) === site || plain(back).startsWith(site) || site.startsWith(plain(back))))
    )
      rest = front
    else if (confirmed(afterFirst) || (site !== '' && plain(rest.slice(0, first.index)) === site)) rest = afterFirst
    else return rest
  }
  return rest
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
