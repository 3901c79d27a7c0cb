export { openQueues } from './open-queues.ts'
export type { QueueHealth } from './queue-health.ts'
export type { QueueServer, Queues, RunningWorker, TakenJob, WorkerOptions } from './queues.ts'
export type { StageJob, Stretch } from './stage-job.ts'
