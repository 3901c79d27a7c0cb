import { randomUUID } from 'node:crypto'
import { catchUp, type Log, parkedProjection } from '@blotter/log'
import { type Act, decideParked } from '@blotter/pipeline'
import { listParked } from '@blotter/views'
import { type Chosen, saySelection } from './ask-page.ts'

/** A decision about dead letters while it is carried out, and for a while afterwards. */
export type Bulk = {
  id: string
  chosen: Chosen
  act: Act
  /** How many there were when the person was asked. */
  counted: number
  /** How many there are, and how many have been gone through. */
  all: number
  gone: number
  /** How many were decided in the end; null: not there yet. */
  decided: number | null
  /** Why it ended early. */
  trouble: string | null
}

export type Bulks = {
  /** Begins one; it goes on without whoever asked for it. */
  begin: (wish: Pick<Bulk, 'chosen' | 'counted' | 'act'>) => Promise<string>
  find: (id: string) => Bulk | undefined
}

const KEPT = 50

/** Decisions about many, one after the other, in batches of a thousand. What was decided stands in the log, not here. */
export const openBulks = (log: Log): Bulks => {
  const known = new Map<string, Bulk>()
  let line: Promise<unknown> = Promise.resolve()
  const carryOut = async (bulk: Bulk): Promise<void> => {
    const { ids, stage, code, verdict } = bulk.chosen
    await catchUp(log, parkedProjection)
    const rows = await listParked(log, { ids, stage, reason: code })
    bulk.all = rows.length
    const wish = { rows, verdict, selection: saySelection(bulk.chosen).slice(0, 2_000) }
    bulk.decided = rows.length
      ? await decideParked(log, wish, bulk.act, (gone) => {
          bulk.gone = gone
        })
      : 0
    await catchUp(log, parkedProjection)
  }
  return {
    find: (id) => known.get(id),
    begin: async (wish) => {
      const bulk: Bulk = { id: randomUUID(), ...wish, all: wish.counted, gone: 0, decided: null, trouble: null }
      known.set(bulk.id, bulk)
      for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old)
      line = line
        .then(() => carryOut(bulk))
        .catch((error: Error) => {
          bulk.trouble = error.message
        })
      // A few are done before the page is asked for.
      await Promise.race([line, new Promise((resolve) => setTimeout(resolve, 400))])
      return bulk.id
    },
  }
}
