-- AlterTable
ALTER TABLE "account" ADD COLUMN     "client_id" TEXT;

-- CreateTable
CREATE TABLE "application" (
    "client_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "secret_issued_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_pkey" PRIMARY KEY ("client_id")
);

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "application"("client_id") ON DELETE RESTRICT ON UPDATE CASCADE;
