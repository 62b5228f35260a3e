-- AlterTable
ALTER TABLE "account" ADD COLUMN     "authorised_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "secret_issued_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "pull_run" ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "call_pace" (
    "bucket" TEXT NOT NULL,
    "full_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_pace_pkey" PRIMARY KEY ("bucket")
);
