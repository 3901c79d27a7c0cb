import { ferrowCourier } from './ferrow-courier.ts'
import { kestrel24 } from './kestrel-24.ts'
import { meridianLedger } from './meridian-ledger.ts'
import { palmgroveDaily } from './palmgrove-daily.ts'
import type { Site } from './site.ts'
import type { SiteName } from './site-name.ts'

/** The four sites of the sample. */
export const siteByName: Readonly<Record<SiteName, Site>> = {
  'ferrow-courier': ferrowCourier,
  'meridian-ledger': meridianLedger,
  'palmgrove-daily': palmgroveDaily,
  'kestrel-24': kestrel24,
}
