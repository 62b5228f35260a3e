-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "props" JSONB,
ADD COLUMN     "timing" TEXT NOT NULL DEFAULT 'at-once';

-- CreateTable
CREATE TABLE "recipient" (
    "account_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "language" TEXT,
    "time_zone" TEXT,
    "quiet_hours" TEXT,
    "gets" TEXT[],
    "is_backup" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("account_id","address")
);

-- CreateTable
CREATE TABLE "webhook" (
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("account_id","name")
);

-- CreateTable
CREATE TABLE "audit_run" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "mail_to" TEXT[],
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "progress" JSONB NOT NULL,
    "result" JSONB,
    "detail" TEXT,

    CONSTRAINT "audit_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_run_account_id_requested_at_idx" ON "audit_run"("account_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "outbox_incident_id_idx" ON "outbox"("incident_id");

-- CreateIndex
CREATE INDEX "outbox_account_id_idx" ON "outbox"("account_id");

-- AddForeignKey
ALTER TABLE "recipient" ADD CONSTRAINT "recipient_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_run" ADD CONSTRAINT "audit_run_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody who was told at once is told later from now on.
INSERT INTO "recipient" ("account_id", "address", "position", "gets", "is_backup", "created_at")
SELECT "id", "address", min("place") - 1, ARRAY['alerts', 'reports', 'upkeep'], false, min("created_at")
  FROM "account", unnest("recipients") WITH ORDINALITY AS "told" ("address", "place")
 GROUP BY "id", "address";

ALTER TABLE "account" DROP COLUMN "recipients";

-- One audit of an account at a time.
CREATE UNIQUE INDEX "audit_run_active" ON "audit_run"("account_id") WHERE "state" IN ('queued', 'running');
