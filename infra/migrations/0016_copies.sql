-- What linking knows of articles: the newest report that it has linked, and the text as copies are told by. Articles
-- that were linked before have no row, and are compared with no later one; their claims stay as they are.
CREATE TABLE "blotter_work"."linked_article" (
	"article_id" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"published_at" text,
	"copy_group" text,
	"shingles" "bytea",
	"days" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE INDEX "linked_article_copies" ON "blotter_work"."linked_article" USING btree ("copy_group") WHERE copy_group IS NOT NULL;
--> statement-breakpoint
CREATE TABLE "blotter_work"."linked_article_key" (
	"key" integer NOT NULL,
	"day" integer NOT NULL,
	"article_id" text NOT NULL,
	CONSTRAINT "linked_article_key_key_day_article_id_pk" PRIMARY KEY("key","day","article_id")
);
--> statement-breakpoint
CREATE INDEX "linked_claim_copies" ON "blotter_work"."linked_claim" USING btree ((claim ->> 'copyGroup')) WHERE claim ? 'copyGroup';
