/**
 * - `read`: lists, single things, feeds
 * - `export`: files of any size
 * - `stream`: the log as it grows
 * - `write`: decisions about incidents
 * - `webhooks`: subscriptions
 */
export const scopes = ['read', 'export', 'stream', 'write', 'webhooks'] as const
export type Scope = (typeof scopes)[number]

/** What whoever brings no token may do where reading is open. */
export const openScopes: readonly Scope[] = ['read', 'export', 'stream']

/** What a request needs. @param path  of the URL */
export const scopeOf = (method: string, path: string): Scope => {
  if (path.startsWith('/api/v1/webhooks')) return 'webhooks'
  if (!['GET', 'HEAD', 'OPTIONS'].includes(method)) return 'write'
  if (path === '/events') return 'stream'
  return path.startsWith('/api/v1/exports') ? 'export' : 'read'
}
