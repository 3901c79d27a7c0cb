import { between, sums } from './prose.ts'
import type { Region, Survey } from './survey.ts'

/**
 * Which regions are chrome, by region index; what stands in a dropped one is dropped with it.
 * @param raw   running sums of prose, chrome included
 * @param root  the region that holds the story; it and what it stands in are never dropped
 */
export const regionDrops = (
  survey: Survey,
  raw: Float64Array,
  root: Region = survey.regions[0] as Region,
  rootIndex = 0,
): (string | undefined)[] => {
  const { regions } = survey
  const total = between(raw, root)
  const drops: (string | undefined)[] = new Array(regions.length)
  const linked = sums(survey, (block) => block.linked)
  const chars = sums(survey, (block) => block.text.length)
  for (let index = rootIndex + 1; index < regions.length; index++) {
    const region = regions[index] as Region
    if (region.first >= root.end) break
    const inherited = region.parent > rootIndex ? drops[region.parent] : undefined
    if (inherited) {
      drops[index] = inherited
      continue
    }
    const size = between(chars, region)
    if (size === 0) continue
    const held = between(raw, region)
    const links = between(linked, region) / size
    drops[index] = reasonToDrop(region, { held: held / (total || 1), links, size, prose: held / size })
  }
  return drops
}

type Measure = { held: number; links: number; size: number; prose: number }

const reasonToDrop = (region: Region, { held, links, size, prose }: Measure): string | undefined => {
  if (held > 0.4) return undefined
  switch (region.chrome) {
    case 'hidden':
      return 'hidden'
    case 'furniture':
      return region.tag
    case 'named':
      return 'named'
    case 'weak':
      return links > 0.4 || prose < 0.3 ? 'weak name' : undefined
    default:
      if (region.tag === 'ul' || region.tag === 'ol') return links > 0.6 ? 'link list' : undefined
      return links > 0.75 && size > 80 && region.tag !== 'p' ? 'links' : undefined
  }
}
