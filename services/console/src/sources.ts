import type { Log } from '@blotter/log'
import type { Queues } from '@blotter/queue'

/** What the console reads, and acts on. */
export type ConsoleSources = { log: Log; queues: Queues }
