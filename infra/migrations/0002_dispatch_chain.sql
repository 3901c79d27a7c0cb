-- What the dispatcher has handed out, bound to the log that it was handed out from. Applied after 0012.
ALTER TABLE "blotter_work"."dispatch" ADD COLUMN "chain_hash" "bytea";
