-- AlterTable
ALTER TABLE "outbox" DROP COLUMN "week";

-- CreateIndex
CREATE INDEX "delivery_message_id_idx" ON "delivery"("message_id");
