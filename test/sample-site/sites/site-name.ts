/** The four invented news sites; a name is also the first part of its paths. */
export type SiteName = 'ferrow-courier' | 'meridian-ledger' | 'palmgrove-daily' | 'kestrel-24'
