-- AlterTable
ALTER TABLE "account" ADD COLUMN     "is_mail_only" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "credentials" DROP NOT NULL,
ALTER COLUMN "key_id" DROP NOT NULL;
