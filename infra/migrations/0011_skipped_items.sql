ALTER TABLE "blotter_work"."feed_health" ADD COLUMN "items_skipped" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "blotter_work"."feed_health" ADD COLUMN "skipped_why" text;