import type { Context } from 'hono'
import type { Person } from '../access/persons.ts'

/** What every route knows of whoever asks. */
export type Desk = {
  Variables: {
    /** Who acts; null: whoever it is may only read. */
    person: Person | null
    /** What a form of this page has to bring back. */
    formToken: string
  }
}

export type Visit = Context<Desk>
