-- How an answer came in: one by a link counts for less than one from the terminal. And who said "seen" through a link.
ALTER TABLE "incident" ADD COLUMN "answered_via" TEXT;
ALTER TABLE "incident" ADD COLUMN "seen" JSONB NOT NULL DEFAULT '[]';
