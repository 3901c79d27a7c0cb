import { actor } from '../access/guard.ts'
import type { Visit } from './desk.ts'
import { Refusal } from './refusal.ts'

/** What a person sent to have something done. */
export type Wish = {
  act: { who: string; why: string; source: string }
  /** A field's value; empty where there is none. */
  one: (name: string) => string
  /** All values of a field that may stand several times. */
  all: (name: string) => string[]
}

// It stands in the log for good.
const LONGEST_REASON = 500

/** Reads a form that acts. @throws Refusal for whoever may only read, and without a reason or with a long one */
export const readWish = async (visit: Visit): Promise<Wish> => {
  const { name } = actor(visit)
  const fields = await visit.req.parseBody({ all: true })
  const all = (field: string): string[] =>
    [fields[field] ?? []].flat().flatMap((value) => (typeof value === 'string' ? [value.replaceAll('\0', '')] : []))
  const one = (field: string): string => all(field)[0]?.trim() ?? ''
  const why = one('why')
  if (why.length > LONGEST_REASON)
    throw new Refusal(
      400,
      `A reason has at most ${LONGEST_REASON} characters, so nothing was done. Go back and say it shorter.`,
    )
  if (!why) throw new Refusal(400, 'It was not said why, so nothing was done. Go back and give a reason.')
  return { act: { who: name, why, source: 'blotter/console' }, one, all }
}
