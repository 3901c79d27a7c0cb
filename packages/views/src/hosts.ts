import type { Log } from '@blotter/log'

/** The gate of a site; moments in ms since 1970. */
export type HostRow = {
  host: string
  lastStart: number
  reserved: number
  quietUntil: number
  gapMs: number
  deaths: number
  struggles: number
  /** Requests that are inside now. */
  inside: number
}

const LIST = `
  SELECT host, last_start::float8 AS "lastStart", reserved::float8 AS reserved, quiet_until::float8 AS "quietUntil",
    gap_ms AS "gapMs", deaths, struggles, (SELECT count(*)::int FROM jsonb_object_keys(leases)) AS inside
  FROM blotter_work.host_gate ORDER BY greatest(reserved, quiet_until) DESC, host LIMIT $1`

/** The sites whose next request lies furthest ahead, first. */
export const listHosts = (log: Pick<Log, 'query'>, limit: number): Promise<HostRow[]> => log.query(LIST, [limit])
