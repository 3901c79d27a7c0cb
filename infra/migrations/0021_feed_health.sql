-- What the polling policies need to know of a feed, and its last 30 polls one by one. All of it is operational: its loss
-- costs one unconditional poll of each feed.
ALTER TABLE "blotter_work"."feed_health"
	ADD COLUMN "error_weight" double precision DEFAULT 0 NOT NULL,
	ADD COLUMN "failing_since" timestamp with time zone,
	ADD COLUMN "read_at" timestamp with time zone,
	ADD COLUMN "validators_lie" boolean DEFAULT false NOT NULL,
	ADD COLUMN "gap_ms" bigint,
	ADD COLUMN "longest_gap_ms" bigint,
	ADD COLUMN "ttl_ms" bigint,
	ADD COLUMN "skips" jsonb,
	ADD COLUMN "redirect" jsonb,
	ADD COLUMN "identity" text,
	ADD COLUMN "next_why" text,
	ADD COLUMN "hub" text,
	ADD COLUMN "topic" text;
--> statement-breakpoint
ALTER TABLE "blotter_work"."feed_item" ADD COLUMN "edits" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
CREATE INDEX "feed_item_article" ON "blotter_work"."feed_item" USING btree ("feed_id", "article_id");
--> statement-breakpoint
CREATE TABLE "blotter_work"."feed_poll" (
	"feed_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"url" text NOT NULL,
	"final_url" text NOT NULL,
	"status" integer,
	"outcome" text NOT NULL,
	"cause" text,
	"ms" integer NOT NULL,
	"wire_bytes" integer NOT NULL,
	"bytes" integer NOT NULL,
	"items" integer NOT NULL,
	"fresh" integer NOT NULL,
	"known" integer NOT NULL,
	"edited" integer NOT NULL,
	"warnings" text[] DEFAULT '{}' NOT NULL,
	"conditional" boolean NOT NULL,
	"next_at" timestamp with time zone,
	"why" text NOT NULL,
	"headers" jsonb DEFAULT '{}' NOT NULL,
	"body" "bytea",
	CONSTRAINT "feed_poll_feed_id_at_pk" PRIMARY KEY("feed_id","at")
);
