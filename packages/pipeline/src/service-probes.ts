import { answerWithin, type Log, readMigrationLevel } from '@blotter/log'
import type { Queues } from '@blotter/queue'
import { type Check, type Family, type Meter, openMeter, type Probes } from '@blotter/telemetry'
import { stageNames } from './topology.ts'

/** What the parts of a process add to what it answers on its probe port. */
export type ServiceProbes = {
  meter: Meter
  /** Numbers that are read when somebody asks. */
  alsoMeasures: (read: () => Promise<Family[]>) => void
  /** What has to hold for the process to count as working, and as ready. */
  mustLive: (check: Check) => void
  mustBeReady: (check: Check) => void
}

/** What a process answers, made of what its parts say. */
export const openServiceProbes = (): { probes: ServiceProbes; answers: (log: Log, queues: Queues) => Probes } => {
  const meter = openMeter()
  const readers: (() => Promise<Family[]>)[] = []
  const living: Check[] = []
  const readying: Check[] = []
  return {
    probes: {
      meter,
      alsoMeasures: (read) => void readers.push(read),
      mustLive: (check) => void living.push(check),
      mustBeReady: (check) => void readying.push(check),
    },
    answers: (log, queues) => ({
      families: async () => [...meter.families(), ...(await Promise.all(readers.map((read) => read()))).flat()],
      live: () => firstTrouble(living),
      ready: () =>
        firstTrouble([() => migrated(log), () => answerWithin(PATIENCE, () => reachable(queues)), ...readying]),
    }),
  }
}

// ms. Whoever asks by a probe waits for five seconds.
const PATIENCE = 3_000

/** All are asked at once, so that two that are silent are waited for once. */
const firstTrouble = async (checks: readonly Check[]): Promise<string | null> => {
  const troubles = await Promise.all(checks.map((check) => check()))
  return troubles.find((trouble) => trouble !== null) ?? null
}

const migrated = async (log: Log): Promise<string | null> => {
  const { missing } = await answerWithin(PATIENCE, () => readMigrationLevel(log))
  return missing ? `${missing} migrations are missing: npx --no-install blotter migrate` : null
}

const reachable = async (queues: Queues): Promise<string | null> => {
  await queues.health(stageNames[0] ?? '')
  return null
}

/** Probes of which nobody asks: a worker that a test or a command runs by itself. */
export const unasked = (): ServiceProbes => openServiceProbes().probes
