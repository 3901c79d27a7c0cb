-- How long inputs lately waited and ran at a worker. Nullable, so that workers of the release before go on beating.
ALTER TABLE "blotter_work"."worker_heartbeat"
	ADD COLUMN "times" jsonb;
