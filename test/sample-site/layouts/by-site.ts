import type { SiteName } from '../sites/site-name.ts'
import { blogLayout } from './blog.ts'
import type { Layout } from './layout.ts'
import { modernLayout } from './modern.ts'
import { soupLayout } from './soup.ts'
import { tableLayout } from './table.ts'

/** Which site looks how. */
export const layoutBySite: Readonly<Record<SiteName, Layout>> = {
  'ferrow-courier': tableLayout,
  'meridian-ledger': modernLayout,
  'palmgrove-daily': blogLayout,
  'kestrel-24': soupLayout,
}
