import type { NewEvent } from '@blotter/events'

/** What a person decided: by default that claims are one incident. */
export const decided = (
  data: Partial<NewEvent<'LinkDecided'>['data']>,
  id: string = crypto.randomUUID(),
): NewEvent<'LinkDecided'> => ({
  eventId: id,
  streamId: 'operator',
  type: 'LinkDecided',
  data: {
    kind: 'together',
    who: 'amina',
    why: 'The same fire.',
    incidents: [],
    claims: [],
    others: [],
    undoes: null,
    ...data,
  },
  source: 'blotter/test',
})
