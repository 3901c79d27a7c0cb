/**
 * What keeps the database from being parted between two roles, as statements in the order to run them.
 * $1: the log's owner, $2: the application's role. Schema `bullmq` is listed since one role may have made it earlier.
 */
export const ROLE_DIFFERENCES = `
WITH wanted (schema, role) AS (
  VALUES ('blotter', $1::text), ('blotter_work', $2::text), ('bullmq', $2::text)
), given AS (
  -- Without being its member, one can give a role nothing; then it gets rights, and no ownership.
  SELECT n.oid AS namespace, n.nspname AS schema, w.role, r.oid AS owner, pg_has_role(current_user, r.oid, 'MEMBER') AS may
  FROM wanted AS w JOIN pg_namespace AS n ON n.nspname = w.schema JOIN pg_roles AS r ON r.rolname = w.role
), thing AS (
  SELECT 1 AS step, n.nspname AS schema, n.nspowner AS owner, format('SCHEMA %I', n.nspname) AS name
  FROM pg_namespace AS n
  UNION ALL
  SELECT 2, n.nspname, c.relowner, format('%s %I.%I', CASE c.relkind WHEN 'v' THEN 'VIEW'
    WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, c.relname)
  FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT EXISTS (
    -- A column's sequence goes with its table.
    SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND c.relkind = 'S' AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0)
  UNION ALL
  SELECT 3, n.nspname, p.proowner, format('ROUTINE %s', p.oid::regprocedure)
  FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
  UNION ALL
  SELECT 3, n.nspname, t.typowner, format('TYPE %s', t.oid::regtype)
  FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
  LEFT JOIN pg_class AS c ON c.oid = t.typrelid
  WHERE t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c'
), statement AS (
  SELECT 0 AS step, format('GRANT %I TO %I', r.rolname, current_user) AS text
  FROM pg_roles AS r, pg_roles AS me
  WHERE r.rolname IN ($1, $2) AND me.rolname = current_user AND NOT me.rolsuper AND r.oid <> me.oid
    AND NOT pg_has_role(current_user, r.oid, 'USAGE')
    AND me.rolcreaterole AND (current_setting('server_version_num')::int < 160000
      OR EXISTS (SELECT FROM pg_auth_members AS m WHERE m.roleid = r.oid AND m.member = me.oid AND m.admin_option))
  UNION ALL
  SELECT thing.step, format('ALTER %s OWNER TO %I', thing.name, given.role)
  FROM thing JOIN given USING (schema)
  WHERE thing.owner <> given.owner AND given.may AND pg_has_role(current_user, thing.owner, 'USAGE')
  UNION ALL
  SELECT 4, format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, $2)
  FROM pg_namespace AS n
  WHERE n.nspname IN ('blotter', 'drizzle') AND NOT has_schema_privilege($2, n.oid, 'USAGE')
  UNION ALL
  SELECT 5, format('GRANT SELECT ON %s TO %I', c.oid::regclass, $2)
  FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('blotter', 'drizzle') AND c.relkind = 'r' AND NOT has_table_privilege($2, c.oid, 'SELECT')
  UNION ALL
  SELECT 5, format('REVOKE %s ON %s FROM %I', acl.privilege_type, c.oid::regclass, $2)
  FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS acl
  WHERE c.relnamespace = 'blotter'::regnamespace AND acl.privilege_type <> 'SELECT'
    AND acl.grantee = (SELECT oid FROM pg_roles WHERE rolname = $2)
  UNION ALL
  SELECT 5, format('GRANT EXECUTE ON FUNCTION %s TO %I', p.oid::regprocedure, $2)
  FROM pg_proc AS p
  WHERE p.pronamespace = 'blotter'::regnamespace AND p.proname IN ('append_events', 'append_event')
    AND NOT has_function_privilege($2, p.oid, 'EXECUTE')
  UNION ALL
  -- For the queue's schema, which a wipe removes, and for new generations of projections.
  SELECT 6, format('GRANT CREATE ON DATABASE %I TO %I', current_database(), $2)
  WHERE NOT has_database_privilege($2, current_database(), 'CREATE')
  UNION ALL
  SELECT 7, format('GRANT ALL ON SCHEMA %I TO %I', given.schema, $2)
  FROM given WHERE NOT may AND schema <> 'blotter' AND NOT has_schema_privilege($2, namespace, 'CREATE')
  UNION ALL
  SELECT 8, format('GRANT ALL ON %s TO %I', c.oid::regclass, $2)
  FROM given JOIN pg_class AS c ON c.relnamespace = given.namespace
  WHERE NOT may AND schema <> 'blotter' AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT has_table_privilege($2, c.oid, 'INSERT')
)
SELECT text AS statement FROM statement WHERE step = 0 OR NOT EXISTS (SELECT FROM statement WHERE step = 0)
ORDER BY step, text`
