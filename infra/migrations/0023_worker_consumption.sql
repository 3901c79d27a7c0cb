-- Whether a worker that lives also takes jobs. Nullable, so that workers of the release before go on beating.
ALTER TABLE "blotter_work"."worker_heartbeat"
	ADD COLUMN "working_since" timestamp with time zone,
	ADD COLUMN "taken_at" timestamp with time zone,
	ADD COLUMN "settled_at" timestamp with time zone,
	ADD COLUMN "running" integer,
	ADD COLUMN "hands" integer;
