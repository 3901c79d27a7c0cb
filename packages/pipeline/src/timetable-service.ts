import { deterministicId, type NewEvent } from '@blotter/events'
import { readDue, removeEntry, type TimetableEntry } from '@blotter/log'
import type { Dispatcher } from './dispatcher.ts'

// A poll that is due is offered again after so long, in case its job was lost.
const OFFER_AGAIN = 60_000
const offered = new WeakMap<object, Map<string, number>>()

/**
 * Turns what is due into work: a poll becomes a job, a recheck becomes an ArticleRefetchDue event.
 * @param until  ISO 8601
 * @param due    the kinds of which something is due
 * @returns how many entries were served
 */
export const serveTimetable = async (
  dispatcher: Dispatcher,
  until: string,
  due: ReadonlySet<string>,
): Promise<number> =>
  (due.has('poll') ? await servePolls(dispatcher, until) : 0) +
  (due.has('recheck') ? await serveRechecks(dispatcher, until) : 0)

const servePolls = async ({ log, queues }: Dispatcher, limit: string): Promise<number> => {
  const memory = offered.get(queues) ?? new Map<string, number>()
  offered.set(queues, memory)
  const due = await readDue(log.database, 'poll', limit)
  const keys = new Map(due.map((entry) => [`${entry.subject} ${entry.dueAt}`, entry]))
  for (const key of memory.keys()) if (!keys.has(key)) memory.delete(key)
  const fresh = [...keys].filter(([key]) => (memory.get(key) ?? 0) < Date.now() - OFFER_AGAIN)
  await queues.add(
    'poll',
    fresh.map(([, { subject, dueAt }]) => ({ kind: 'poll', subject, dueAt })),
  )
  for (const [key] of fresh) memory.set(key, Date.now())
  return fresh.length
}

/** After a wipe every due poll is offered again. */
export const forgetOffers = (queues: object): void => {
  offered.delete(queues)
}

const serveRechecks = async ({ log }: Dispatcher, limit: string): Promise<number> => {
  const due = await readDue(log.database, 'recheck', limit, 100)
  for (const entry of due) {
    await log.append([refetchDue(entry)], {
      onConflict: 'keep',
      alongside: (transaction) => removeEntry(transaction, 'recheck', entry.subject),
    })
  }
  return due.length
}

const refetchDue = ({ subject }: TimetableEntry): NewEvent<'ArticleRefetchDue'> => {
  const [articleId = '', attempt = '1'] = subject.split('#')
  return {
    eventId: deterministicId('recheck', articleId, attempt),
    streamId: `article/${articleId}`,
    type: 'ArticleRefetchDue',
    data: { cause: 'recheck', attempt: Number(attempt) },
    correlationId: articleId,
    source: 'blotter/timetable',
  }
}
