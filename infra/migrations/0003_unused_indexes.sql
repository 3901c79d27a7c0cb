-- No query asks for them, and an article's outcome changes four times on its way. Applied after 0002_dispatch_chain.
DROP INDEX IF EXISTS "blotter_work"."article_g1_outcome";
--> statement-breakpoint
DROP INDEX IF EXISTS "blotter_work"."article_g1_published_at";
