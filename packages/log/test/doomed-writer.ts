import { setTimeout as sleep } from 'node:timers/promises'
import { openLog } from '../src/index.ts'
import { numbers } from './numbers.ts'
import { note, writeOnce } from './writing.ts'

/**
 * A process that appends, and says which events it knows to be in the log, until it holds the lock of everybody in the
 * middle of a transaction. Then it says so and waits to be killed.
 */
const [url = '', writer = '', seed = '1'] = process.argv.slice(2)
const random = numbers(Number(seed))
const log = await openLog({ url, name: writer, poolSize: 2 })
const appends = 3 + Math.floor(random() * 12)
for (let ordinal = 1; ordinal <= appends; ordinal += 1) {
  const ids = await writeOnce(log, random(), [note(writer, ordinal), note(writer, ordinal, 'shared')])
  for (const id of ids) process.stdout.write(`stored ${id}\n`)
}
const { eventId } = note(writer, 0)
await log.database.transaction(async (transaction) => {
  await transaction.execute(`SELECT * FROM blotter.append_event('${eventId}', 'feed/${writer}', 'FeedSuspended', 1::smallint,
    NULL, NULL, NULL, NULL, 'blotter/test', '{"reason": "never"}', '{}', sha256('never'), NULL)`)
  process.stdout.write(`holding ${eventId}\n`)
  await sleep(600_000)
})
