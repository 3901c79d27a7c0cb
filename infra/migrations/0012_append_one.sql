-- One event, without arrays: as append_events, at half its cost. Every name and operator is qualified, so no search_path
-- can put another in its place, and none need be set, which would cost as much as the rest. Types too: a domain of a
-- caller's would run its check with the owner's rights.
CREATE FUNCTION blotter.append_event(
  p_event_id uuid,
  p_stream_id text,
  p_type text,
  p_schema_version smallint,
  p_occurred_at timestamptz,
  p_correlation_id uuid,
  p_causation_id uuid,
  p_extractor text,
  p_source text,
  p_data jsonb,
  p_meta jsonb,
  p_content_hash bytea,
  p_expected integer,
  OUT "position" bigint,
  OUT version integer
) LANGUAGE plpgsql SECURITY DEFINER AS $$
#variable_conflict use_column
DECLARE
  next integer;
  head bigint;
  chain pg_catalog.bytea;
  moment pg_catalog.timestamptz;
BEGIN
  INSERT INTO blotter.stream_head AS h (stream_id, version) VALUES (p_stream_id, 1)
  ON CONFLICT (stream_id) DO UPDATE SET version = h.version OPERATOR(pg_catalog.+) 1
  RETURNING h.version INTO next;
  IF p_expected OPERATOR(pg_catalog.<>) (next OPERATOR(pg_catalog.-) 1) THEN
    RAISE EXCEPTION USING ERRCODE = 'BL001',
      MESSAGE = pg_catalog.format('stream %s is at version %s, not %s', p_stream_id, next OPERATOR(pg_catalog.-) 1, p_expected),
      DETAIL = pg_catalog.jsonb_build_object('stream', p_stream_id, 'expected', p_expected, 'actual', next OPERATOR(pg_catalog.-) 1)::pg_catalog.text;
  END IF;

  SELECT h.position OPERATOR(pg_catalog.+) 1, h.chain_hash, greatest(pg_catalog.clock_timestamp(), h.recorded_at)
  INTO head, chain, moment FROM blotter.log_head AS h WHERE h.id OPERATOR(pg_catalog.=) 1 FOR UPDATE;
  chain := pg_catalog.sha256(
    chain OPERATOR(pg_catalog.||) pg_catalog.int8send(head) OPERATOR(pg_catalog.||) pg_catalog.int4send(next)
    OPERATOR(pg_catalog.||) pg_catalog.int8send((extract(epoch FROM moment) OPERATOR(pg_catalog.*) 1000000)::pg_catalog.int8)
    OPERATOR(pg_catalog.||) p_content_hash);
  UPDATE blotter.log_head AS h SET position = head, chain_hash = chain, recorded_at = moment
  WHERE h.id OPERATOR(pg_catalog.=) 1;

  INSERT INTO blotter.event_log (
    position, event_id, stream_id, version, type, schema_version, occurred_at, recorded_at, correlation_id,
    causation_id, extractor, source, data, meta, content_hash, chain_hash)
  VALUES (
    head, p_event_id, p_stream_id, next, p_type, p_schema_version, p_occurred_at, moment, p_correlation_id,
    p_causation_id, p_extractor, p_source, p_data, p_meta, p_content_hash, chain);
  append_event.position := head;
  append_event.version := next;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION blotter.append_event FROM PUBLIC;
