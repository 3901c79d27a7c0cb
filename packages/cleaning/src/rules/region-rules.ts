import { CLOSING_HEADING } from '../line.ts'
import type { Region } from '../survey.ts'
import type { Rule } from './rule.ts'

/** What stands in a region, in characters unless said. */
export type Measure = {
  blocks: number
  /** Blocks that are no caption wherever they stand: cells, list items, quotes, code, headings. */
  kept: number
  size: number
  prose: number
  /** Of the prose that the prunes are judged by, 0 … 1. */
  share: number
  /** Share of `size` that is linked, and linked to other hosts. */
  links: number
  outward: number
  headings: number
  linkedHeadings: number
  /** A short heading that it begins with; empty when it begins with none. */
  heading: string
  /** Whether it is a linked line, a date and next to nothing else. */
  datedCard: boolean
}

/** What a rule goes by: when pruning ate the story, rules of shape are doubted first, then names, then elements. */
export type Ground = 'shape' | 'name' | 'element'

export type RegionRule = Rule<{ region: Region; of: Measure }> & { ground: Ground }

/** A paper's box about itself and its writers needs no link; a part of the story may be called `Up next`. */
const OWN = /newsletter|author|autor|subscri|sign up|abonn/i
/** A box of fewer characters of prose may be more of a short story. */
const BOX = 300

/** Reasons to leave a whole region out, in the order they are asked. None takes two fifths of the prose at once. */
export const REGION_RULES: readonly RegionRule[] = [
  {
    name: 'furniture element',
    ground: 'element',
    example: {
      place: 'middle',
      html: '<aside><p>The dam opened in 1931 and has been rebuilt twice since then.</p></aside>',
      drops: 'The dam',
    },
    drops: ({ region }) => region.chrome === 'furniture',
  },
  {
    name: 'chrome name',
    ground: 'name',
    example: {
      place: 'middle',
      html: '<div class="related-posts"><p>The council voted on the dykes. It took all night.</p></div>',
      drops: 'The council',
    },
    drops: ({ region }) => region.chrome === 'named',
  },
  {
    name: 'weak name with links',
    ground: 'name',
    example: {
      place: 'middle',
      html: '<div class="info-box"><p>For the week see <a href="/gauge">the gauge readings of this week</a></p></div>',
      drops: 'For the week',
    },
    drops: ({ region, of }) => region.chrome === 'weak' && of.links > 0.4,
  },
  {
    name: 'picture frame',
    ground: 'name',
    example: {
      place: 'middle',
      html: '<div class="photo-wrapper"><p>The bridge at dawn, seen from the old harbour.</p></div>',
      drops: 'at dawn',
    },
    drops: ({ region, of }) => region.picture && of.size < 600 && of.blocks <= 3 && of.kept === 0,
  },
  {
    name: 'cards under linked headings',
    ground: 'shape',
    example: {
      place: 'middle',
      html: '<div><h3><a href="/dykes">Council votes on dykes</a></h3><p>It took all night.</p></div>',
      drops: 'It took all night',
    },
    drops: ({ region, of }) =>
      of.linkedHeadings >= 1 &&
      of.linkedHeadings === of.headings &&
      of.blocks > 1 &&
      of.prose < 150 * of.headings &&
      region.tag !== 'p',
  },
  {
    name: 'card with its date',
    ground: 'shape',
    example: {
      place: 'middle',
      html: '<div><a href="/dykes"><div>Council votes on dykes</div></a><div>3 March 2025</div><div>It took all night until the last of the members had spoken, and nobody left.</div></div>',
      drops: 'It took all night',
    },
    drops: ({ of }) => of.datedCard && of.share < 0.3,
  },
  {
    name: 'another article under a linked heading',
    ground: 'shape',
    example: {
      place: 'middle',
      html: '<article><h3><a href="/dykes">Council votes on dykes</a></h3><p>It took all night until the last of the members had spoken, and nobody left before the count was read out. The dykes will be two metres higher by next winter.</p></article>',
      drops: 'It took all night',
    },
    drops: ({ region, of }) => region.tag === 'article' && of.share < 0.3 && of.linkedHeadings > 0,
  },
  {
    name: 'mostly cards',
    ground: 'shape',
    example: {
      place: 'middle',
      html: '<div><h2>From the region</h2><h3><a href="/a">Council votes on dykes</a></h3><p>It took all night until the last of the members had spoken, and then the count was read out to all.</p><h3><a href="/b">Mill opens again after ten years</a></h3><p>Three families bake there now, and the wheel turns from dawn on every day but Sunday.</p></div>',
      drops: 'Three families',
    },
    drops: ({ of }) =>
      of.share < 0.25 &&
      of.linkedHeadings >= 2 &&
      of.linkedHeadings > 0.6 * of.headings &&
      of.prose < 250 * of.headings,
  },
  {
    name: 'box under a closing heading',
    ground: 'shape',
    example: {
      place: 'middle',
      html: '<div><h4>Newsletter</h4><p>What matters in the delta, every morning at six, before the first boat leaves.</p></div>',
      drops: 'What matters',
    },
    drops: ({ of }) =>
      of.blocks > 1 &&
      of.share < (of.prose < BOX ? 0.3 : 0.15) &&
      CLOSING_HEADING.test(of.heading) &&
      (of.links > 0.1 || OWN.test(of.heading)),
  },
  {
    name: 'list of links',
    ground: 'shape',
    example: {
      place: 'middle',
      html: '<ul><li><a href="/a">Council votes on dykes</a></li><li><a href="/b">Mill opens again</a></li></ul>',
      drops: 'Mill opens',
    },
    drops: ({ region: { tag }, of }) =>
      of.links >= 0.6 && (tag === 'ul' || tag === 'ol') && !(of.outward > 0.7 * of.links && of.size > 20 * of.blocks),
  },
  {
    name: 'run of links',
    ground: 'shape',
    example: {
      place: 'middle',
      html: '<div><div><a href="/a">Council votes on dykes after a long night of speeches</a></div><div><a href="/b">Mill opens again after ten years of silence</a> 4 min of reading</div></div>',
      drops: '4 min of',
    },
    drops: ({ region: { tag }, of }) => of.links > 0.75 && of.size > 80 && tag !== 'p' && tag !== 'ul' && tag !== 'ol',
  },
]

/** Rules of shape that take cards; a page may also be made of cards, and keeps them then. */
export const CARD_RULES: ReadonlySet<string> = new Set([
  'cards under linked headings',
  'another article under a linked heading',
  'mostly cards',
])
