import type { Log } from './log.ts'

/** What keeps this connection's role from changing the log. */
export type Guard = {
  /** `roles`: it has no right to. `triggers`: it owns the log or rules the server, and the triggers alone refuse. */
  by: 'roles' | 'triggers'
  role: string
  owner: string
  ownerLogsIn: boolean
}

/** Reads from the database's own catalogue what guards the log. */
export const readGuard = async (log: Pick<Log, 'query'>): Promise<Guard> => {
  const [row] = await log.query<Guard>(`
    SELECT CASE WHEN pg_has_role(current_user, c.relowner, 'MEMBER')
        OR has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER') THEN 'triggers' ELSE 'roles' END AS by,
      current_user::text AS role, r.rolname::text AS owner, r.rolcanlogin AS "ownerLogsIn"
    FROM pg_class AS c JOIN pg_roles AS r ON r.oid = c.relowner WHERE c.oid = 'blotter.event_log'::regclass`)
  return row as Guard // the log is there, and a regclass is one row
}
