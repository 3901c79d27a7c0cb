// Rebuilds the tally of a log so slowly that it can be killed in the middle; says when it has begun.
import { openLog, rebuild } from '../src/index.ts'
import { tallyOf } from './tally.ts'

const log = await openLog({ url: process.argv[2] ?? '', name: 'test', poolSize: 4 })
const { fold, ...tally } = tallyOf('tally')
await rebuild(
  log,
  {
    ...tally,
    fold: (event, rows) => {
      process.stdout.write('folding\n')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
      fold(event, rows)
    },
  },
  { signal: new AbortController().signal, progress: () => {}, report: () => {} },
)
