-- Who may ask the API for what. Of a token only its digest is kept.
CREATE TABLE "blotter_work"."access_token" (
	"token_id" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"rate" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
-- Subscriptions to changed incidents, and what each is still to be sent. A delivery that was sent goes after a while.
CREATE TABLE "blotter_work"."webhook" (
	"webhook_id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"filter" jsonb NOT NULL,
	"holder" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"position" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blotter_work"."webhook_delivery" (
	"delivery_id" uuid PRIMARY KEY NOT NULL,
	"webhook_id" uuid NOT NULL REFERENCES "blotter_work"."webhook" ("webhook_id") ON DELETE CASCADE,
	"incident_id" text NOT NULL,
	"position" bigint NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"said" text
);
--> statement-breakpoint
CREATE INDEX "webhook_delivery_order" ON "blotter_work"."webhook_delivery" USING btree ("webhook_id", "incident_id", "position") WHERE state <> 'sent';
--> statement-breakpoint
CREATE INDEX "webhook_delivery_due" ON "blotter_work"."webhook_delivery" USING btree ("due_at") WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX "webhook_delivery_settled" ON "blotter_work"."webhook_delivery" USING btree ("webhook_id", "settled_at");
