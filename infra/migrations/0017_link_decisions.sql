-- What persons decided about claims (LinkDecided), kept by the linker; the log has it too.
CREATE TABLE "blotter_work"."link_decision" (
	"position" bigint PRIMARY KEY NOT NULL,
	"decision" jsonb NOT NULL
);
