-- A replay and what it came to, beside the log until it is promoted. One is open at a time.
CREATE TABLE "blotter_work"."replay" (
	"replay_id" uuid PRIMARY KEY NOT NULL,
	"stage" text NOT NULL,
	"selection" jsonb NOT NULL,
	"versions" jsonb NOT NULL,
	"undoes" uuid,
	"who" text NOT NULL,
	"why" text,
	"state" text NOT NULL,
	"paused" text,
	"position" bigint NOT NULL,
	"listed" bigint DEFAULT 0 NOT NULL,
	"approval" jsonb,
	"stands_at" bigint,
	"gold" jsonb,
	"totals" jsonb,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "replay_open" ON "blotter_work"."replay" ((true)) WHERE "state" NOT IN ('promoted', 'discarded');
--> statement-breakpoint
CREATE TABLE "blotter_work"."replay_result" (
	"replay_id" uuid NOT NULL,
	"article_id" text NOT NULL,
	"number" integer,
	"round" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"differs" boolean DEFAULT false NOT NULL,
	"step" text DEFAULT 'listed' NOT NULL,
	"base_version" integer,
	"base_position" bigint,
	"cleaned" jsonb,
	"report" jsonb,
	"diff" jsonb,
	"error" jsonb,
	"derived_at" timestamp with time zone,
	CONSTRAINT "replay_result_pk" PRIMARY KEY("replay_id","article_id")
);
--> statement-breakpoint
CREATE INDEX "replay_result_number" ON "blotter_work"."replay_result" ("replay_id","number");
--> statement-breakpoint
-- What is still to be done of it: few rows at any time, so that looking for them costs nothing.
CREATE INDEX "replay_result_todo" ON "blotter_work"."replay_result" ("replay_id","step","article_id") WHERE "step" <> 'done';
--> statement-breakpoint
CREATE TABLE "blotter_work"."replay_incident" (
	"replay_id" uuid NOT NULL,
	"incident_id" text NOT NULL,
	"kind" text NOT NULL,
	"diff" jsonb NOT NULL,
	"weight" integer NOT NULL,
	CONSTRAINT "replay_incident_pk" PRIMARY KEY("replay_id","incident_id")
);
--> statement-breakpoint
-- Where a projection stands still while a replay is promoted: it is folded up to here and no further.
ALTER TABLE "blotter_work"."checkpoint" ADD COLUMN "stands_at" bigint;
