-- When it could be seen and when it was noticed are two times: nothing was noticed before its account was there.
ALTER TABLE "incident" RENAME COLUMN "opened_at" TO "visible_at";
ALTER TABLE "incident" ADD COLUMN "noticed_at" TIMESTAMPTZ(3);
UPDATE "incident" SET "noticed_at" = greatest("visible_at", account.created_at) FROM "account" WHERE account.id = account_id;
ALTER TABLE "incident" ALTER COLUMN "noticed_at" SET NOT NULL;
DROP INDEX "incident_account_id_opened_at_idx";
CREATE INDEX "incident_account_id_noticed_at_idx" ON "incident"("account_id", "noticed_at");

-- What was decided to be told stays with the incident; what reached whom stands with the deliveries.
ALTER TABLE "incident" RENAME COLUMN "told" TO "last_alert";
ALTER TABLE "delivery" ADD COLUMN "told" JSONB;
UPDATE "delivery" SET "told" = jsonb_build_object(
    'severity', incident.severity, 'totals', coalesce(incident.last_alert -> 'totals', '{}'::jsonb))
  FROM "outbox" JOIN "incident" ON incident.id = outbox.incident_id
 WHERE outbox.key = outbox_key AND outcome = 'delivered';
