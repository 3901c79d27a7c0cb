import type { Context } from 'hono'
import { Problem } from './problem.ts'

// Whoever gives it to an object changes what that inherits, and no schema sees it.
const POISON = '__proto__'

/** Refuses the one name that schemas do not see among parameters or in a body. @throws Problem */
export const refusePoison = async ({ req }: Context): Promise<void> => {
  if (new URL(req.url).searchParams.has(POISON)) {
    const errors = [{ parameter: POISON, detail: 'is not known here' }]
    throw new Problem('bad-parameter', `${POISON}: is not known here.`, { errors })
  }
  if (req.method === 'GET' || req.method === 'HEAD') return
  const text = await req.text()
  // Its letters may be written as escapes.
  if (!/__proto__|\\u/.test(text)) return
  const names: string[] = []
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (name === POISON) names.push(name)
      return value
    })
  } catch {
    return // no JSON: whoever reads it says so
  }
  if (names.length) throw new Problem('bad-body', `${POISON}: is not known here.`)
}
