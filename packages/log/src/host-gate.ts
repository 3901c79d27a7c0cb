import type { Database } from './database.ts'
import { sql } from './drizzle.ts'
import { hostGate, robots } from './schema/index.ts'
import { runOn } from './statement.ts'

/** How a request ended, as far as its host is concerned. */
type Ending = 'answered' | 'struggling' | 'dead'
type EnterAsk = {
  leastGapMs: number
  atOnce: number
  patienceMs: number
  lease: string
  leaseMs: number
  waited: boolean
}
/** What the gate says (infra/migrations/0020_host_gate.sql); `waitMs` goes with `wait` and `held`. */
type Entered = { verdict: 'enter' | 'wait' | 'full' | 'held'; waitMs: number }

/** The gate of every host, kept in Postgres for all workers; fulfils the store of @blotter/web. */
export type HostGateStore = {
  enter: (host: string, ask: EnterAsk) => Promise<Entered>
  renew: (host: string, held: { lease: string; leaseMs: number }) => Promise<void>
  leave: (host: string, left: { lease: string; ending: Ending; deadCapMs: number }) => Promise<void>
  /** @param ms  from now */
  quiet: (host: string, ms: number) => Promise<void>
  slow: (host: string, gapMs: number) => Promise<void>
}

// Text of their own, since each request costs one of each, and Drizzle would build it anew.
const ENTER = 'SELECT verdict, wait FROM blotter_work.enter_host($1, $2, $3, $4, $5, $6, $7, $8)'
const LEAVE = 'SELECT blotter_work.leave_host($1, $2, $3, $4, $5)'
const RENEW = `UPDATE blotter_work.host_gate SET leases = leases || jsonb_build_object($3::text, blotter_work.gate_clock($2) + $4::bigint)
  WHERE host = $1 AND leases ? $3::text`
const ROBOTS = 'SELECT state, text, until FROM blotter_work.robots WHERE origin = $1'

/** @param clock  ms since 1970; by default the server's own, which all workers share */
export const hostGateStore = (database: Database, clock: () => number | null = () => null): HostGateStore => ({
  enter: async (host, { leastGapMs, atOnce, patienceMs, lease, leaseMs, waited }) => {
    const values = [host, clock(), leastGapMs, atOnce, patienceMs, lease, leaseMs, waited]
    const [row] = await runOn<{ verdict: Entered['verdict']; wait: string }>(database, {
      ...{ name: 'blotter enter host', text: ENTER, values },
    })
    return { verdict: row?.verdict ?? 'full', waitMs: Number(row?.wait ?? 0) }
  },
  renew: async (host, { lease, leaseMs }) => {
    await runOn(database, { name: 'blotter renew host', text: RENEW, values: [host, clock(), lease, leaseMs] })
  },
  leave: async (host, { lease, ending, deadCapMs }) => {
    const values = [host, clock(), lease, ending, deadCapMs]
    await runOn(database, { name: 'blotter leave host', text: LEAVE, values })
  },
  quiet: async (host, ms) => {
    const until = sql`blotter_work.gate_clock(${clock()}) + ${Math.round(ms)}::bigint`
    await database
      .insert(hostGate)
      .values({ host, quietUntil: until })
      .onConflictDoUpdate({
        target: hostGate.host,
        set: { quietUntil: sql`greatest(${hostGate.quietUntil}, excluded.quiet_until)` },
      })
  },
  slow: async (host, gapMs) => {
    const gap = { gapMs: Math.round(gapMs) }
    await database
      .insert(hostGate)
      .values({ host, ...gap })
      .onConflictDoUpdate({ target: hostGate.host, set: gap })
  },
})

/** What is known of one origin's robots.txt; `until` in ms since 1970. */
type RobotsRow = { state: 'rules' | 'open' | 'closed'; text: string; until: number }

/** robots.txt of every origin, kept in Postgres for all workers; fulfils the store of @blotter/web. */
export const robotsStore = (database: Database) => ({
  read: async (origin: string): Promise<RobotsRow | undefined> => {
    const [row] = await runOn<Omit<RobotsRow, 'until'> & { until: string }>(database, {
      ...{ name: 'blotter robots', text: ROBOTS, values: [origin] },
    })
    return row && { ...row, until: Number(row.until) }
  },
  write: async (origin: string, { state, text, until }: RobotsRow): Promise<void> => {
    // Postgres keeps no U+0000, and a file of them has no rule.
    const row = { state, text: text.replaceAll('\0', ''), until: Math.round(until) }
    await database
      .insert(robots)
      .values({ origin, ...row })
      .onConflictDoUpdate({ target: robots.origin, set: row })
  },
})
