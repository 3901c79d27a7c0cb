import { type Database, hostGateStore, robotsStore } from '@blotter/log'
import { createWebClient, sharedHostGate, type WebClient, webDefaults } from '@blotter/web'

type Politeness = {
  /** With a way to reach whoever runs this. */
  USER_AGENT: string
  /** `host:port` that the address guard lets through. */
  FETCH_ALLOW: readonly string[]
  /** Seconds between two starts on one host; 0: the operator has said that no host needs sparing (the sample, tests). */
  HOST_GAP_SECONDS: number
  FETCH_CONCURRENCY: number
}

/** The web client of a worker: its gate and what it knows of robots.txt are shared with all others by the database. */
export const politeClient = (database: Database, settings: Politeness): WebClient => {
  const { USER_AGENT: userAgent, FETCH_ALLOW: allow } = settings
  const pace = paceOf(settings)
  return createWebClient({
    ...{ userAgent, allow, ...pace },
    gate: sharedHostGate(hostGateStore(database), pace),
    robots: robotsStore(database),
  })
}

const paceOf = ({ HOST_GAP_SECONDS, FETCH_CONCURRENCY: perHost }: Politeness) =>
  HOST_GAP_SECONDS > 0
    ? { ...webDefaults, hostGapMs: HOST_GAP_SECONDS * 1_000 }
    : { ...webDefaults, hostGapMs: 0, perHost, crawlDelayCapMs: 0, deadHostCapMs: 0 }
