-- AlterTable
ALTER TABLE "call_pace" ADD COLUMN     "turn_ms" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "pull_run" ADD COLUMN     "ahead_to" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "asked_report" (
    "key" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_as" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "asked_report_pkey" PRIMARY KEY ("key")
);
