ALTER TABLE blotter.log_head SET (fillfactor = 10);
--> statement-breakpoint
ALTER TABLE blotter.log_head ADD CONSTRAINT log_head_one_row CHECK (id = 1);
--> statement-breakpoint
INSERT INTO blotter.log_head (id, position, chain_hash, recorded_at)
VALUES (1, 0, sha256(''::bytea), 'epoch');
--> statement-breakpoint
-- One call, the last statement before COMMIT: the lock on log_head is taken last and held to the end, so positions
-- become visible in order and without a hole.
CREATE FUNCTION blotter.append_events(
  p_event_ids uuid[],
  p_stream_ids text[],
  p_types text[],
  p_schema_versions smallint[],
  p_occurred_at timestamptz[],
  p_correlation_ids uuid[],
  p_causation_ids uuid[],
  p_extractors text[],
  p_sources text[],
  p_data jsonb[],
  p_meta jsonb[],
  p_content_hashes bytea[],
  p_expected jsonb
) RETURNS TABLE (event_id uuid, "position" bigint, version integer, recorded_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  n integer := coalesce(cardinality(p_event_ids), 0);
  stream record;
  base integer;
  bases jsonb := '{}';
  versions integer[];
  head bigint;
  chain bytea;
  chains bytea[] := '{}';
  moment timestamptz;
  micros bigint;
BEGIN
  IF n = 0 THEN RETURN; END IF;

  FOR stream IN SELECT s AS id, count(*)::integer AS events FROM unnest(p_stream_ids) AS s GROUP BY s ORDER BY s LOOP
    INSERT INTO blotter.stream_head AS h (stream_id, version) VALUES (stream.id, stream.events)
    ON CONFLICT (stream_id) DO UPDATE SET version = h.version + excluded.version
    RETURNING h.version - stream.events INTO base;
    IF (p_expected ->> stream.id)::integer <> base THEN
      RAISE EXCEPTION USING ERRCODE = 'BL001',
        MESSAGE = format('stream %s is at version %s, not %s', stream.id, base, p_expected ->> stream.id),
        DETAIL = jsonb_build_object('stream', stream.id, 'expected', (p_expected ->> stream.id)::integer, 'actual', base)::text;
    END IF;
    bases := bases || jsonb_build_object(stream.id, base);
  END LOOP;

  SELECT array_agg(v ORDER BY ord) INTO versions FROM (
    SELECT ord, (bases ->> s)::integer + (row_number() OVER (PARTITION BY s ORDER BY ord))::integer AS v
    FROM unnest(p_stream_ids) WITH ORDINALITY AS t(s, ord)
  ) AS numbered;

  SELECT h.position, h.chain_hash, greatest(clock_timestamp(), h.recorded_at)
  INTO head, chain, moment FROM blotter.log_head AS h WHERE h.id = 1 FOR UPDATE;
  micros := (extract(epoch FROM moment) * 1000000)::bigint;

  FOR i IN 1..n LOOP
    chain := sha256(chain || int8send(head + i) || int4send(versions[i]) || int8send(micros) || p_content_hashes[i]);
    chains[i] := chain;
  END LOOP;
  UPDATE blotter.log_head AS h SET position = head + n, chain_hash = chain, recorded_at = moment WHERE h.id = 1;

  RETURN QUERY
  INSERT INTO blotter.event_log AS l (
    position, event_id, stream_id, version, type, schema_version, occurred_at, recorded_at, correlation_id,
    causation_id, extractor, source, data, meta, content_hash, chain_hash)
  SELECT head + ord, id, s, v, t, sv, occurred, moment, correlation, causation, ex, src, d, m, ch, cc
  FROM unnest(p_event_ids, p_stream_ids, versions, p_types, p_schema_versions, p_occurred_at, p_correlation_ids,
              p_causation_ids, p_extractors, p_sources, p_data, p_meta, p_content_hashes, chains)
       WITH ORDINALITY AS e(id, s, v, t, sv, occurred, correlation, causation, ex, src, d, m, ch, cc, ord)
  ORDER BY ord
  RETURNING l.event_id, l.position, l.version, l.recorded_at;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION blotter.append_events FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION blotter.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'BL002',
    MESSAGE = format('%s on %I.%I is refused: the log is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME),
    HINT = 'Append a correcting event instead.';
END
$$;
--> statement-breakpoint
CREATE TRIGGER event_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON blotter.event_log
FOR EACH STATEMENT EXECUTE FUNCTION blotter.refuse_change();
--> statement-breakpoint
-- ALWAYS: an ordinary trigger is skipped where session_replication_role is replica.
ALTER TABLE blotter.event_log ENABLE ALWAYS TRIGGER event_log_is_append_only;
--> statement-breakpoint
CREATE TRIGGER log_head_stays BEFORE DELETE OR TRUNCATE ON blotter.log_head
FOR EACH STATEMENT EXECUTE FUNCTION blotter.refuse_change();
--> statement-breakpoint
ALTER TABLE blotter.log_head ENABLE ALWAYS TRIGGER log_head_stays;
--> statement-breakpoint
CREATE TRIGGER stream_head_stays BEFORE DELETE OR TRUNCATE ON blotter.stream_head
FOR EACH STATEMENT EXECUTE FUNCTION blotter.refuse_change();
--> statement-breakpoint
ALTER TABLE blotter.stream_head ENABLE ALWAYS TRIGGER stream_head_stays;
