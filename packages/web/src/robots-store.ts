/**
 * What is known of one origin's robots.txt: its rules, that there are none (`open`), or that it could not be had and
 * nothing may be fetched for now (`closed`). `until` is ms since 1970.
 */
export type RobotsRecord = { state: 'rules' | 'open' | 'closed'; text: string; until: number }

/** Keeps robots.txt answers by origin; a shared store can stand in for the memory of one process. */
export interface RobotsStore {
  read(origin: string): Promise<RobotsRecord | undefined>
  write(origin: string, record: RobotsRecord): Promise<void>
}

/** A store in memory that forgets the oldest when its texts pass `maxBytes` (UTF-16 units, roughly). */
export const memoryRobotsStore = (maxBytes = 32 * 1024 * 1024): RobotsStore => {
  const records = new Map<string, RobotsRecord>()
  let size = 0
  const drop = (origin: string) => {
    size -= weight(records.get(origin))
    records.delete(origin)
  }
  return {
    read: async (origin) => records.get(origin),
    write: async (origin, record) => {
      drop(origin)
      records.set(origin, record)
      size += weight(record)
      for (const oldest of records.keys()) {
        if (size <= maxBytes || oldest === origin) break
        drop(oldest)
      }
    },
  }
}

const weight = (record: RobotsRecord | undefined): number => (record ? record.text.length + 200 : 0)
