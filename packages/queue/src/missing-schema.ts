// SQLSTATEs of a dropped schema and of a dropped table.
const MISSING = new Set(['3F000', '42P01'])

/** Whether a query failed because the queues' schema, or a table of it, is not there. */
export const isMissing = (error: unknown): boolean => MISSING.has((error as { code?: string } | null)?.code ?? '')
