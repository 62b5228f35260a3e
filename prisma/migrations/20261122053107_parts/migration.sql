-- AlterTable
ALTER TABLE "order_fact" ADD COLUMN     "cancel_requested" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "pull_run" ADD COLUMN     "rows_before" INTEGER,
ADD COLUMN     "skew_ms" INTEGER;
