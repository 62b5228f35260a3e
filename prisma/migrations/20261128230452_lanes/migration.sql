-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "claimed_until" TIMESTAMPTZ(3),
ADD COLUMN     "holds_order" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "last_error" TEXT,
ADD COLUMN     "last_fault" TEXT,
ADD COLUMN     "props_version" INTEGER NOT NULL DEFAULT 0;
