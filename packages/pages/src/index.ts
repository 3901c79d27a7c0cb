export { PAGE_GROUND } from './page-ground.ts'
export {
  DIFFERENT,
  type DifferentArticle,
  differentArticles,
  eachDifferentArticle,
} from './replay/different-articles.ts'
export { fieldCounts } from './replay/field-counts.ts'
export { differencePage } from './replay/page/difference-page.ts'
export { gatherDifference } from './replay/page/gathered-difference.ts'
export { sayChange } from './replay/say-change.ts'
export { type Totals, totalsOf } from './replay/totals.ts'
