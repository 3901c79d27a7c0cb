import { InputFault } from '@blotter/events'
import type { Projection } from '../projection/projection.ts'
import { articles, article as articleTable } from './articles.ts'
import { feeds } from './feeds.ts'
import { history } from './history.ts'
import { incidents } from './incidents.ts'
import { parked } from './parked.ts'

export { articles, articleTable, feeds, history, incidents, parked }

/** Every projection that the projector keeps. */
export const projections: readonly Projection[] = [feeds, articles, incidents, history, parked]

/**
 * The projection of a name.
 * @throws InputFault `no-such-projection` with the names that there are
 */
export const projectionNamed = (name: string): Projection => {
  const found = projections.find((projection) => projection.name === name)
  if (found) return found
  const names = projections.map((projection) => projection.name).join(', ')
  throw new InputFault('no-such-projection', `There is no projection "${name}". There are: ${names}.`)
}
