-- Words and marks of the history with the month: of thousands of rows that hold a word, a page reads the newest alone.
-- Tables that are being built get theirs when they are filled. The same names and definitions as in
-- packages/log/src/projections/history-tables.ts; a test compares them.
DO $$
DECLARE
  served record;
  part record;
BEGIN
  FOR served IN
    SELECT format('%s_history_g%s', kind, generation) AS name
    FROM blotter_work.checkpoint CROSS JOIN unnest(ARRAY['incident', 'claim']) AS kind
    WHERE projection = 'history' AND status <> 'building'
  LOOP
    CONTINUE WHEN to_regclass('blotter_work.' || served.name) IS NULL;
    FOR part IN
      SELECT * FROM (VALUES
        ('marks_month', 'marks', $made$string_to_array(marks, E'\n')$made$),
        ('words_month', 'words', 'search')
      ) AS made(search, gone, looked_for)
    LOOP
      EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON blotter_work.%I USING gin (%s, (%s)) WITH (gin_pending_list_limit = 256)', served.name || '_' || part.search, served.name, part.looked_for,
        $month$ARRAY[CASE WHEN day ~ '^[0-9]{4}-(0[1-9]|1[0-2])' THEN left(day, 7) WHEN day = '' THEN '' ELSE 'odd' END]$month$);
      EXECUTE format('DROP INDEX IF EXISTS blotter_work.%I', served.name || '_' || part.gone);
    END LOOP;
  END LOOP;
END
$$;
