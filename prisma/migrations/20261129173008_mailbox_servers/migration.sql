-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "servers" JSONB;
