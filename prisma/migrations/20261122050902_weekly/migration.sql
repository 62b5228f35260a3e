-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "week" TEXT,
ALTER COLUMN "incident_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "detector_day" (
    "account_id" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "detector" TEXT NOT NULL,
    "fired" INTEGER NOT NULL,
    "quiet" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "crashed" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "detector_day_pkey" PRIMARY KEY ("account_id","day","detector")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "answer_account_id_question_id_idx" ON "answer"("account_id", "question", "id" DESC);

-- AddForeignKey
ALTER TABLE "detector_day" ADD CONSTRAINT "detector_day_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
