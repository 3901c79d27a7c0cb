import type { Projection } from '../projection.ts'
import { articles } from './articles.ts'
import { feeds } from './feeds.ts'
import { incidents } from './incidents.ts'

export { feeds }

/** Every projection that the projector keeps. */
export const projections: readonly Projection[] = [feeds, articles, incidents]
