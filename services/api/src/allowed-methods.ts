import type { Hono } from 'hono'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Methods that a path takes, for the header Allow; none where there is nothing. Asks the router, so that it is never wrong. */
export const allowedMethods = ({ router }: Pick<Hono, 'router'>, path: string): string[] => {
  const taken = METHODS.filter((method) => {
    const [handlers] = router.match(method, path)
    // What stands before every route is of no method.
    return handlers.some(([[, route]]) => route.method === method)
  })
  return taken.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}
