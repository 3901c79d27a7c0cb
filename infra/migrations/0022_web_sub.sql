-- Subscriptions at hubs (WebSub), one for each feed that offers one. Operational: their loss costs a new subscription.
CREATE TABLE "blotter_work"."web_sub" (
	"feed_id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"topic" text NOT NULL,
	"token" text NOT NULL,
	"secret" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"pushed_at" timestamp with time zone,
	CONSTRAINT "web_sub_token" UNIQUE("token")
);
