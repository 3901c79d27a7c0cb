-- One gate for each host, shared by all workers on either queue backend, and what each origin's robots.txt says. Both
-- are operational: their loss costs a second's politeness, and one request for each robots.txt.
-- Times are ms since 1970, so that a clock can be handed in (simulation, tests); without one the server's counts.
CREATE TABLE "blotter_work"."host_gate" (
	"host" text PRIMARY KEY NOT NULL,
	"last_start" bigint DEFAULT 0 NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"quiet_until" bigint DEFAULT 0 NOT NULL,
	"gap_ms" integer DEFAULT 0 NOT NULL,
	"deaths" integer DEFAULT 0 NOT NULL,
	"struggles" integer DEFAULT 0 NOT NULL,
	"leases" jsonb DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."robots" (
	"origin" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE FUNCTION blotter_work.gate_clock(at bigint) RETURNS bigint LANGUAGE sql VOLATILE
RETURN coalesce(at, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint);
--> statement-breakpoint
-- Asks for a start on a host. `enter`: go; the lease is to be given back, and lapses after lease_ms. `wait`: the start is
-- reserved, ask again in so many ms with `waited`. `full`: as many as may be are inside. `held`: the turn comes in so many
-- ms, later than `patience`; nothing is reserved.
CREATE FUNCTION blotter_work.enter_host(
  visited text, at bigint, least_gap integer, at_once integer, patience bigint, lease text, lease_ms bigint, waited boolean
) RETURNS TABLE (verdict text, wait bigint) LANGUAGE plpgsql AS $$
DECLARE
  gate blotter_work.host_gate;
  now_ms bigint;
  gap bigint;
  earliest bigint;
  inside jsonb;
BEGIN
  INSERT INTO blotter_work.host_gate (host) VALUES (visited) ON CONFLICT DO NOTHING;
  SELECT * INTO gate FROM blotter_work.host_gate WHERE host = visited FOR UPDATE;
  -- Read behind the lock, or two starts could seem further apart than they are.
  now_ms := blotter_work.gate_clock(at);
  gap := greatest(least_gap, gate.gap_ms) * 2 ^ least(gate.struggles, 3);
  earliest := greatest(gate.quiet_until,
    CASE WHEN waited THEN gate.last_start ELSE greatest(gate.last_start, gate.reserved) END + gap);
  IF earliest > now_ms THEN
    IF earliest - now_ms > patience THEN
      RETURN QUERY SELECT 'held', earliest - now_ms;
      RETURN;
    END IF;
    UPDATE blotter_work.host_gate SET reserved = greatest(reserved, earliest) WHERE host = visited;
    RETURN QUERY SELECT 'wait', earliest - now_ms;
    RETURN;
  END IF;
  SELECT coalesce(jsonb_object_agg(key, value), '{}') INTO inside
    FROM jsonb_each(gate.leases) WHERE value::bigint > now_ms;
  IF (SELECT count(*) FROM jsonb_object_keys(inside)) >= at_once THEN
    RETURN QUERY SELECT 'full', 0::bigint;
    RETURN;
  END IF;
  UPDATE blotter_work.host_gate SET last_start = now_ms, reserved = greatest(reserved, now_ms),
    leases = inside || jsonb_build_object(lease, now_ms + lease_ms) WHERE host = visited;
  RETURN QUERY SELECT 'enter', 0::bigint;
END $$;
--> statement-breakpoint
-- Gives a lease back, and says how the host did: `answered`, `struggling` (5xx: slower from now on), or `dead` (no
-- connection: from the second time in a row it is left alone, a minute and doubling, up to dead_cap).
CREATE FUNCTION blotter_work.leave_host(visited text, at bigint, lease text, ending text, dead_cap bigint)
RETURNS void LANGUAGE sql AS $$
  UPDATE blotter_work.host_gate SET
    leases = leases - lease,
    deaths = CASE ending WHEN 'dead' THEN deaths + 1 ELSE 0 END,
    struggles = CASE ending WHEN 'struggling' THEN least(struggles + 1, 10) WHEN 'answered' THEN greatest(struggles - 1, 0)
      ELSE struggles END,
    quiet_until = CASE WHEN ending = 'dead' AND deaths >= 1
      THEN greatest(quiet_until, blotter_work.gate_clock(at) + least(dead_cap, 60000 * 2 ^ least(deaths - 1, 20))::bigint)
      ELSE quiet_until END
  WHERE host = visited
$$;
