-- AlterTable
ALTER TABLE "consent_request" ADD COLUMN     "invitation_hash" TEXT;

-- CreateTable
CREATE TABLE "consent_invitation" (
    "token_hash" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_invitation_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "consent_invitation_account_id_idx" ON "consent_invitation"("account_id");

-- AddForeignKey
ALTER TABLE "consent_invitation" ADD CONSTRAINT "consent_invitation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_invitation" ADD CONSTRAINT "consent_invitation_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "application"("client_id") ON DELETE CASCADE ON UPDATE CASCADE;
