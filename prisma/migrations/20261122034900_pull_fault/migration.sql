-- AlterTable
ALTER TABLE "pull_run" ADD COLUMN     "fault" TEXT;
