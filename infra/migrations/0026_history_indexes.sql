-- Lists of the history by what no index told: cells of places in the order of days with what tells a place from its cell,
-- first-order divisions, last days, and what is rare. Tables that are being built get theirs when they are filled. The
-- same names and definitions as in packages/log/src/projections/history-tables.ts; a test compares them.
DO $$
DECLARE
  served record;
  part record;
  gone text;
BEGIN
  FOR served IN
    SELECT format('%s_history_g%s', kind, generation) AS name, kind
    FROM blotter_work.checkpoint CROSS JOIN unnest(ARRAY['incident', 'claim']) AS kind
    WHERE projection = 'history' AND status <> 'building'
  LOOP
    CONTINUE WHEN to_regclass('blotter_work.' || served.name) IS NULL;
    FOR part IN
      SELECT * FROM (VALUES
        ('recorded', '("position" DESC, %1$s_id DESC, "until", day, iso2, family, %2$s)'),
        ('admin1_day', '(lower(admin1), day DESC, %1$s_id DESC, "position", "until")'),
        ('degree_day', '((floor(lat)::int * 1000 + floor(lon)::int), day DESC, %1$s_id DESC, "position", "until", lat, lon, iso2, family, %2$s)'),
        ('ten_degrees_day', '((floor(lat / 10)::int * 1000 + floor(lon / 10)::int), day DESC, %1$s_id DESC, "position", "until", lat, lon, iso2, family, %2$s)'),
        ('ends', '(coalesce(ends_on, starts_on))'),
        ('status', CASE WHEN served.kind = 'claim' THEN '(status)' END),
        ('execution', CASE WHEN served.kind = 'claim' THEN '(execution)' END),
        ('confidence', CASE WHEN served.kind = 'incident' THEN '(confidence)' END),
        ('state_day', CASE WHEN served.kind = 'incident' THEN '(state, day DESC, incident_id DESC) WHERE state <> ''open''' END)
      ) AS made(search, definition) WHERE definition IS NOT NULL
    LOOP
      EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON blotter_work.%I ', served.name || '_' || part.search, served.name)
        || format(part.definition, served.kind, CASE WHEN served.kind = 'claim' THEN 'status' WHEN part.search = 'recorded' THEN 'killed' ELSE 'killed, state' END);
    END LOOP;
    FOREACH gone IN ARRAY ARRAY['position', 'degree', 'ten_degrees'] LOOP
      EXECUTE format('DROP INDEX IF EXISTS blotter_work.%I', served.name || '_' || gone);
    END LOOP;
  END LOOP;
END
$$;
