-- AlterTable
ALTER TABLE "pull_run" ADD COLUMN     "past" JSONB;
