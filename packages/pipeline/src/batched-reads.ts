import { documentMissing, type Log } from '@blotter/log'
import DataLoader from 'dataloader'

// Bodies of so many documents are in memory at a time.
const DOCUMENTS = 16

/** The log for the inputs of one job: what several of them read in the same moment is read in one query. */
export const batchedReads = (log: Log): Log => {
  const streams = new DataLoader((ids: readonly string[]) => log.readStreams(ids), { cache: false })
  const bodies = new DataLoader(
    async (hashes: readonly string[]): Promise<(Buffer | Error)[]> => {
      const found = await log.documents.bodies(hashes)
      return hashes.map((hash) => found.get(hash) ?? documentMissing(hash))
    },
    { cache: false, maxBatchSize: DOCUMENTS },
  )
  return {
    ...log,
    readStream: (id, after) => (after === undefined ? streams.load(id) : log.readStream(id, after)),
    documents: {
      ...log.documents,
      get: (hash) => bodies.load(hash),
      text: async (hash) => (await bodies.load(hash)).toString('utf8'),
    },
  }
}
