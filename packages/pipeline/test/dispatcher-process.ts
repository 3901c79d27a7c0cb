import { openLog } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { runDispatcher } from '../src/index.ts'
import { silent } from './made-up.ts'

/** A dispatcher in a process of its own, until it is killed. */
const [databaseUrl = ''] = process.argv.slice(2)
const log = await openLog({ url: databaseUrl, name: 'dispatcher-process' })
const queues = openQueues({ databaseUrl, logId: log.id })
const settings = { epochMs: 50, sweepMs: 3_600_000, sweepAgeMs: 3_600_000 }
await runDispatcher({ log, queues, logger: silent, settings }, new AbortController().signal)
