CREATE SCHEMA "blotter";
--> statement-breakpoint
CREATE SCHEMA "blotter_work";
--> statement-breakpoint
CREATE TABLE "blotter"."event_log" (
	"position" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"stream_id" text NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"schema_version" smallint NOT NULL,
	"occurred_at" timestamp with time zone,
	"recorded_at" timestamp with time zone NOT NULL,
	"correlation_id" uuid,
	"causation_id" uuid,
	"extractor" text,
	"replay_id" uuid,
	"source" text NOT NULL,
	"data" jsonb NOT NULL,
	"meta" jsonb NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"chain_hash" "bytea" NOT NULL,
	CONSTRAINT "event_log_event_id" UNIQUE("event_id"),
	CONSTRAINT "event_log_stream_version" UNIQUE("stream_id","version")
);
--> statement-breakpoint
CREATE TABLE "blotter"."log_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"chain_hash" "bytea" NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"log_id" uuid DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter"."stream_head" (
	"stream_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."article" (
	"article_id" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"feed_id" text NOT NULL,
	"title" text,
	"published_at" timestamp with time zone,
	"outcome" text NOT NULL,
	"document" text,
	"claims" integer DEFAULT 0 NOT NULL,
	"discovered_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."claim" (
	"claim_id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"incident_id" text,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"sentence" text,
	"claim" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."feed" (
	"feed_id" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"title" text,
	"country" text,
	"language" text,
	"kind" text,
	"state" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."incident" (
	"incident_id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"merged_into" text,
	"starts_on" text,
	"ends_on" text,
	"place" text,
	"iso2" text,
	"lat" double precision,
	"lon" double precision,
	"toll" jsonb NOT NULL,
	"view" jsonb NOT NULL,
	"claims" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"revised_at" timestamp with time zone NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."checkpoint" (
	"projection" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"status" text DEFAULT 'live' NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."dispatch" (
	"stage" text PRIMARY KEY NOT NULL,
	"epoch" uuid NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."document" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"body" "bytea" NOT NULL,
	"stored_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."feed_health" (
	"feed_id" text PRIMARY KEY NOT NULL,
	"etag" text,
	"last_modified" text,
	"body_hash" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_poll_at" timestamp with time zone,
	"last_new_at" timestamp with time zone,
	"last_status" integer,
	"last_outcome" text,
	"last_cause" text,
	"items" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."feed_item" (
	"feed_id" text NOT NULL,
	"item_key" text NOT NULL,
	"article_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feed_item_feed_id_item_key_pk" PRIMARY KEY("feed_id","item_key")
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."linked_claim" (
	"claim_id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"incident_id" text,
	"held_reason" text,
	"iso2" text,
	"from_day" text,
	"to_day" text,
	"claim" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."schedule" (
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "schedule_kind_subject_pk" PRIMARY KEY("kind","subject")
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."stage_effect" (
	"stage" text NOT NULL,
	"position" bigint NOT NULL,
	"outcome" text NOT NULL,
	"done_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stage_effect_stage_position_pk" PRIMARY KEY("stage","position")
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."worker_heartbeat" (
	"id" text PRIMARY KEY NOT NULL,
	"stage" text NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"version" text,
	"state" text NOT NULL,
	"job" text,
	"done" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "article_outcome" ON "blotter_work"."article" USING btree ("outcome");--> statement-breakpoint
CREATE INDEX "article_published" ON "blotter_work"."article" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "claim_article" ON "blotter_work"."claim" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "claim_incident" ON "blotter_work"."claim" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "incident_starts" ON "blotter_work"."incident" USING btree ("starts_on");--> statement-breakpoint
CREATE INDEX "incident_iso2" ON "blotter_work"."incident" USING btree ("iso2");--> statement-breakpoint
CREATE INDEX "linked_claim_article" ON "blotter_work"."linked_claim" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "linked_claim_incident" ON "blotter_work"."linked_claim" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "linked_claim_window" ON "blotter_work"."linked_claim" USING btree ("iso2","from_day","to_day");--> statement-breakpoint
CREATE INDEX "schedule_due" ON "blotter_work"."schedule" USING btree ("kind","due_at");--> statement-breakpoint
CREATE INDEX "stage_effect_done" ON "blotter_work"."stage_effect" USING btree ("done_at");