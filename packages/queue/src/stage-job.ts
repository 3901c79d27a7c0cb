/** What a job carries: which event, which stretch of the log, or which entry of the timetable; never a payload. */
export type StageJob =
  | {
      position: number
      /** Attempts that the input has had in a job of several. */
      tried?: number
    }
  /** The stage's inputs from one position to another, both included, that it has not done. */
  | { from: number; to: number /** How many inputs there are. */; inputs?: number }
  | { kind: 'poll'; subject: string /** ISO 8601 */; dueAt: string }

/** Positions of the log, both included, that a job speaks of. */
export type Stretch = { from: number; to: number }

/** The id under which a queue holds a job once, however often it is added. */
export const jobId = (job: StageJob): string => {
  if ('position' in job) return `p-${job.position}`
  if ('from' in job) return `p-${job.from}-${job.to}${job.inputs ? `-${job.inputs}` : ''}`
  return `t-${job.kind}-${job.subject}-${Date.parse(job.dueAt)}`
}

// Matches `p-12`, `p-12-340` and `p-12-340-32`. Not: `t-poll-9f-1700000000000`.
const OF_LOG = /^p-(\d+)(?:-(\d+)(?:-(\d+))?)?$/

/** The stretch of the log that a job's id names; none for an entry of the timetable. */
export const stretchOf = (id: string): Stretch | null => {
  const [, from, to = from] = OF_LOG.exec(id) ?? []
  return from === undefined ? null : { from: Number(from), to: Number(to) }
}

/** How many inputs a job stands for, by its id; a stretch that does not say counts as one. */
export const inputsOfJob = (id: string): number => Number(OF_LOG.exec(id)?.[3] ?? 1)
