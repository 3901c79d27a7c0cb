-- Claims are found by place as well as by day. The keys of rows that are there already are not made here, since they
-- follow from rules in TypeScript: before its first link, the linker makes all keys where the table names no rules
-- (packages/log/src/link-index.ts).
CREATE TABLE "blotter_work"."linked_claim_key" (
	"key" text NOT NULL,
	"first_day" integer NOT NULL,
	"claim_id" text NOT NULL,
	"last_day" integer NOT NULL,
	"type" text NOT NULL,
	CONSTRAINT "linked_claim_key_key_first_day_claim_id_pk" PRIMARY KEY("key","first_day","claim_id")
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."linked_claim_index" (
	"rules" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "blotter_work"."linked_claim" ADD COLUMN "fits" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
DROP INDEX IF EXISTS "blotter_work"."linked_claim_window";
--> statement-breakpoint
ALTER TABLE "blotter_work"."linked_claim" DROP COLUMN "iso2", DROP COLUMN "from_day", DROP COLUMN "to_day";
