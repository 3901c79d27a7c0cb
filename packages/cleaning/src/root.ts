import { between } from './prose.ts'
import type { Region, Survey } from './survey.ts'

/** Where the story stands: one region, or neighbours of one kind when the body is split. */
export type Root = { regions: number[]; found: string }

type Named = { found: string; test: (region: Region) => boolean }

/** `article-body`, `storybody`, `entry-content` match, `body-class` does not. */
const BODY_NAME =
  /\b(?:article|story|post|entry|news|blog|page|single|content|main|rich)-?(?:inner-?|main-?|full-?)?(?:body|content|text|copy|txt|paragraphs?)\b|\bbody-?(?:copy|content|text|main)\b|\bartikel-?(?:text|body|inhalt)|\bcuerpo|\bcorps\b|\btext-?body|\brichtext\b|\bprose\b/

const NAMED: Named[] = [
  { found: 'itemprop', test: ({ element }) => /articleBody/i.test(element?.attribs.itemprop ?? '') },
  { found: 'body name', test: ({ names }) => names !== '' && BODY_NAME.test(names) },
  { found: 'article', test: ({ tag }) => tag === 'article' },
  { found: 'main', test: ({ tag, element }) => tag === 'main' || element?.attribs.role === 'main' },
]

/**
 * Candidates for the story's place, best first.
 * @param prose  running sums of prose outside chrome
 */
export const roots = (survey: Survey, prose: Float64Array): Root[] => {
  const dense = densest(survey, prose)
  const bar = Math.max(200, between(prose, survey.regions[dense] as Region) * 0.55)
  const found: Root[] = []
  for (const { found: how, test } of NAMED) {
    const region = innermost(survey, prose, test)
    if (region === undefined) continue
    const joined = withNeighbours(survey, region, test)
    const held = joined.reduce((sum, index) => sum + between(prose, survey.regions[index] as Region), 0)
    if (held >= bar) found.push({ regions: joined, found: how })
  }
  found.push({ regions: [dense], found: 'density' })
  return found
}

/** Goes down from the page to the smallest region that still holds four fifths of its parent's prose. */
const densest = (survey: Survey, prose: Float64Array): number => {
  let at = 0
  for (let index = 1; index < survey.regions.length; index++) {
    const region = survey.regions[index] as Region
    const parent = survey.regions[at] as Region
    if (region.first >= parent.end) break
    if (region.parent === at && between(prose, region) >= 0.8 * between(prose, parent) && region.tag !== 'p') at = index
  }
  return at
}

/** The region of a kind with the most prose; of nested ones the innermost that holds nearly as much. */
const innermost = (survey: Survey, prose: Float64Array, test: Named['test']): number | undefined => {
  let best: number | undefined
  let most = 0
  for (const [index, region] of survey.regions.entries()) {
    const held = between(prose, region)
    if (held === 0 || held < most * 0.9 || !test(region)) continue
    const bestRegion = best === undefined ? undefined : survey.regions[best]
    const nested = bestRegion !== undefined && region.end <= bestRegion.end
    if (held > most || nested) {
      best = index
      most = Math.max(most, held)
    }
  }
  return best
}

/** Siblings with the same tag and names: parts of one body. */
const withNeighbours = (survey: Survey, index: number, test: Named['test']): number[] => {
  const region = survey.regions[index] as Region
  if (region.tag === 'article' || region.tag === 'main') return [index]
  const joined: number[] = []
  for (const [other, candidate] of survey.regions.entries()) {
    if (other === index) joined.push(other)
    else if (
      candidate.parent === region.parent &&
      candidate.tag === region.tag &&
      candidate.names === region.names &&
      test(candidate)
    )
      joined.push(other)
  }
  return joined
}
