import type { Visit } from './desk.ts'

const LONGEST = 2_000
// U+0000, which no text of the database can hold.
const NULS = /\0/g

/** A parameter of the address; undefined where it is empty. */
export const asked = (visit: Visit, name: string): string | undefined =>
  visit.req.query(name)?.replace(NULS, '').trim().slice(0, LONGEST) || undefined

/** A whole number of the address. */
export const askedNumber = (visit: Visit, name: string): number | undefined => {
  const text = asked(visit, name)
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** A date of the address, ISO 8601. */
export const askedDay = (visit: Visit, name: string): string | undefined => {
  const text = asked(visit, name)
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined
}

/** An address of this console with these parameters; those without a value are left out. */
export const address = (path: string, parameters: Record<string, string | number | undefined>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, String(value))
  return query.size ? `${path}?${query}` : path
}
