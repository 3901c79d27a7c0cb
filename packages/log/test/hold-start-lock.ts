import { setTimeout as sleep } from 'node:timers/promises'
import { withStartLock } from '../src/embedded/start-lock.ts'

/** A process that holds the start lock of its argument until it is killed, and says so. */
await withStartLock(process.argv[2] ?? '', async () => {
  process.stdout.write('held')
  await sleep(60_000)
})
