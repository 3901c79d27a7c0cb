// One thread of the engine crew: says that it is ready, then does its editions at each word, and says that they are done.
import { parentPort, workerData } from 'node:worker_threads'
import { loadEngines } from './engines.ts'
import type { SamplePage } from './sample-pages.ts'

const editions = workerData as SamplePage[][] // what startCrew hands over; bodies come as bare Uint8Arrays, which cleaning takes
const engines = await loadEngines()
parentPort?.on('message', () => {
  for (const edition of editions) engines.all(edition)
  parentPort?.postMessage('done')
})
parentPort?.postMessage('ready')
