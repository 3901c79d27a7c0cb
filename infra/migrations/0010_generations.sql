-- Read tables become generations behind views: incident is a view, incident_g1 its first table. Later ones are made
-- when a projection is rebuilt (packages/log/src/projection/generation.ts).
ALTER TABLE "blotter_work"."checkpoint" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "blotter_work"."checkpoint" ADD COLUMN "chain_hash" "bytea";
--> statement-breakpoint
ALTER TABLE "blotter_work"."checkpoint" DROP CONSTRAINT "checkpoint_pkey";
--> statement-breakpoint
ALTER TABLE "blotter_work"."checkpoint" ADD CONSTRAINT "checkpoint_projection_generation_pk" PRIMARY KEY("projection","generation");
--> statement-breakpoint
CREATE UNIQUE INDEX "checkpoint_served" ON "blotter_work"."checkpoint" USING btree ("projection") WHERE status IN ('live', 'stopped');
--> statement-breakpoint
ALTER TABLE "blotter_work"."article" ADD COLUMN "parked_from" text;
--> statement-breakpoint
ALTER TABLE "blotter_work"."article" ALTER COLUMN "claims" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "blotter_work"."feed" RENAME TO "feed_g1";
--> statement-breakpoint
ALTER INDEX "blotter_work"."feed_pkey" RENAME TO "feed_g1_pkey";
--> statement-breakpoint
ALTER TABLE "blotter_work"."article" RENAME TO "article_g1";
--> statement-breakpoint
ALTER INDEX "blotter_work"."article_pkey" RENAME TO "article_g1_pkey";
--> statement-breakpoint
ALTER INDEX "blotter_work"."article_outcome" RENAME TO "article_g1_outcome";
--> statement-breakpoint
ALTER INDEX "blotter_work"."article_published" RENAME TO "article_g1_published_at";
--> statement-breakpoint
ALTER TABLE "blotter_work"."claim" RENAME TO "claim_g1";
--> statement-breakpoint
ALTER INDEX "blotter_work"."claim_pkey" RENAME TO "claim_g1_pkey";
--> statement-breakpoint
ALTER INDEX "blotter_work"."claim_article" RENAME TO "claim_g1_article_id";
--> statement-breakpoint
ALTER INDEX "blotter_work"."claim_incident" RENAME TO "claim_g1_incident_id";
--> statement-breakpoint
ALTER TABLE "blotter_work"."incident" RENAME TO "incident_g1";
--> statement-breakpoint
ALTER INDEX "blotter_work"."incident_pkey" RENAME TO "incident_g1_pkey";
--> statement-breakpoint
ALTER INDEX "blotter_work"."incident_starts" RENAME TO "incident_g1_starts_on";
--> statement-breakpoint
ALTER INDEX "blotter_work"."incident_iso2" RENAME TO "incident_g1_iso2";
--> statement-breakpoint
CREATE TABLE "blotter_work"."parked_g1" (
	"parked_id" text NOT NULL CONSTRAINT "parked_g1_pkey" PRIMARY KEY,
	"stage" text NOT NULL,
	"input_position" bigint NOT NULL,
	"stream_id" text NOT NULL,
	"state" text NOT NULL,
	"error_name" text NOT NULL,
	"error_code" text NOT NULL,
	"message" text NOT NULL,
	"attempts" integer NOT NULL,
	"times" integer NOT NULL,
	"parked_at" timestamptz NOT NULL,
	"position" bigint NOT NULL,
	"event_id" text NOT NULL,
	"retried_at" timestamptz,
	"retried_by" text,
	"reason" text
);
--> statement-breakpoint
CREATE INDEX "parked_g1_state" ON "blotter_work"."parked_g1" USING btree ("state");
--> statement-breakpoint
CREATE VIEW "blotter_work"."feed" AS SELECT * FROM "blotter_work"."feed_g1";
--> statement-breakpoint
CREATE VIEW "blotter_work"."article" AS SELECT * FROM "blotter_work"."article_g1";
--> statement-breakpoint
CREATE VIEW "blotter_work"."claim" AS SELECT * FROM "blotter_work"."claim_g1";
--> statement-breakpoint
CREATE VIEW "blotter_work"."incident" AS SELECT * FROM "blotter_work"."incident_g1";
--> statement-breakpoint
CREATE VIEW "blotter_work"."parked" AS SELECT * FROM "blotter_work"."parked_g1";
--> statement-breakpoint
-- Whoever owns the schema owns what stands in it, so that the application can make and swap generations.
DO $$
DECLARE
  owner name := (SELECT nspowner::regrole::name FROM pg_namespace WHERE nspname = 'blotter_work');
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['feed', 'article', 'claim', 'incident', 'parked', 'parked_g1'] LOOP
    EXECUTE format('ALTER TABLE blotter_work.%I OWNER TO %I', part, owner);
  END LOOP;
END
$$;
