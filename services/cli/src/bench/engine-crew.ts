import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { SamplePage } from './sample-pages.ts'

/** The engines alone, on as many threads as there are cores, each with its share of the editions. */
export type EngineCrew = {
  /** Does all pages once. @returns articles a second by the clock, from the start to the last thread's end */
  run: () => Promise<number>
  stop: () => Promise<void>
}

/** Starts the threads and waits until each has its engines loaded. */
export const startCrew = async (editions: readonly SamplePage[][], cores: number): Promise<EngineCrew> => {
  const shares = Array.from({ length: cores }, (_, core) => editions.filter((_, index) => index % cores === core))
  const hands = shares.map((share) => new Worker(new URL('./engine-hand.ts', import.meta.url), { workerData: share }))
  const answers = (): Promise<unknown[][]> => Promise.all(hands.map((hand) => once(hand, 'message')))
  await answers()
  return {
    run: async () => {
      const started = performance.now()
      const done = answers()
      for (const hand of hands) hand.postMessage('go')
      await done
      return (editions.flat().length * 1_000) / (performance.now() - started)
    },
    stop: async () => {
      await Promise.all(hands.map((hand) => hand.terminate()))
    },
  }
}
