-- AlterTable
ALTER TABLE "application" ADD COLUMN     "is_draft" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "redirect_uri" TEXT,
ADD COLUMN     "solution_id" TEXT;

-- CreateTable
CREATE TABLE "consent_request" (
    "browser_hash" TEXT NOT NULL,
    "state_hash" TEXT,
    "account_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "redirect_uri" TEXT NOT NULL,
    "begun_by" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" JSONB,

    CONSTRAINT "consent_request_pkey" PRIMARY KEY ("browser_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "consent_request_state_hash_key" ON "consent_request"("state_hash");

-- AddForeignKey
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_request_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "application"("client_id") ON DELETE CASCADE ON UPDATE CASCADE;
