-- AlterTable
ALTER TABLE "consent_request" ADD COLUMN     "seller_id" TEXT;
