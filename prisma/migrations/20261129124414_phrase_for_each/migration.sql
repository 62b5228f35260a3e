-- AlterTable
ALTER TABLE "recipient" ADD COLUMN     "safe_phrase" TEXT;

-- An account without a phrase may have had one, which messages about its change still hold: marked for the program, which
-- seals all of them when it opens the store (sql/adopt-phrases.ts).
UPDATE "account" SET "safe_phrase" = ''
 WHERE "safe_phrase" IS NULL
   AND EXISTS (SELECT FROM "outbox" WHERE "outbox"."account_id" = "account"."id" AND "outbox"."props" ? 'oldPhrase');
