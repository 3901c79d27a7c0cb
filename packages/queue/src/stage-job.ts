/** What a job carries: which event, or which entry of the timetable; never a payload. */
export type StageJob = { position: number } | { kind: 'poll'; subject: string /** ISO 8601 */; dueAt: string }

/** The id under which a queue holds a job once, however often it is added. */
export const jobId = (job: StageJob): string =>
  'position' in job ? `p-${job.position}` : `t-${job.kind}-${job.subject}-${Date.parse(job.dueAt)}`
