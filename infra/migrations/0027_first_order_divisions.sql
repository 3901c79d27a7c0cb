-- First-order divisions are found alike in a database of any locale: case is told of ASCII alone, and the search gives the
-- other spellings. The same name and definition as in packages/log/src/projections/history-tables.ts; a test compares them.
DO $$
DECLARE
  served record;
BEGIN
  FOR served IN
    SELECT format('%s_history_g%s', kind, generation) AS name, kind
    FROM blotter_work.checkpoint CROSS JOIN unnest(ARRAY['incident', 'claim']) AS kind
    WHERE projection = 'history' AND status <> 'building'
  LOOP
    CONTINUE WHEN to_regclass('blotter_work.' || served.name) IS NULL;
    EXECUTE format('DROP INDEX IF EXISTS blotter_work.%I', served.name || '_admin1_day');
    EXECUTE format(
      'CREATE INDEX %I ON blotter_work.%I (lower(admin1 COLLATE "C"), day DESC, %s_id DESC, "position", "until")',
      served.name || '_admin1_day', served.name, served.kind);
  END LOOP;
END
$$;
