// SQLSTATEs of a dropped schema and of a dropped table; and, where it is being dropped at this moment, of a relation whose
// number is known and that is gone, and of a reader that stood in the way of the drop.
const MISSING = new Set(['3F000', '42P01', 'XX000', '40P01'])

/** Whether a query failed because the queues' schema, or a table of it, is not there. */
export const isMissing = (error: unknown): boolean => MISSING.has((error as { code?: string } | null)?.code ?? '')
