-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "marketplace_ids" TEXT[],
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "seller_id" TEXT,
    "safe_phrase" TEXT,
    "credentials" TEXT NOT NULL,
    "client_id" TEXT,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "authorised_at" TIMESTAMPTZ(3),
    "secret_issued_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application" (
    "client_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "secret_issued_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "recipient" (
    "account_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "language" TEXT,
    "time_zone" TEXT,
    "quiet_hours" TEXT,
    "gets" TEXT[],
    "is_backup" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("account_id","address")
);

-- CreateTable
CREATE TABLE "webhook" (
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("account_id","name")
);

-- CreateTable
CREATE TABLE "audit_run" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "mail_to" TEXT[],
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "progress" JSONB NOT NULL,
    "result" JSONB,
    "detail" TEXT,

    CONSTRAINT "audit_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("account_id","name")
);

-- CreateTable
CREATE TABLE "watch" (
    "account_id" TEXT NOT NULL,
    "baseline" JSONB NOT NULL,
    "looked_at" TIMESTAMPTZ(3),
    "taken_change_id" BIGINT NOT NULL DEFAULT 0,
    "walked_marketplaces" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "hash_seed" BIGINT NOT NULL,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "listing" (
    "account_id" TEXT NOT NULL,
    "marketplace_id" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "asin" TEXT,
    "title" TEXT NOT NULL,
    "price_minor" BIGINT,
    "price_currency" TEXT,
    "quantity" INTEGER,
    "channel" TEXT,
    "status" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "condition" TEXT,
    "handling_days" INTEGER,
    "key_hash" BIGINT NOT NULL,
    "row_hash" BIGINT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "listing_pkey" PRIMARY KEY ("account_id","marketplace_id","sku")
);

-- CreateTable
CREATE TABLE "order_fact" (
    "account_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "marketplace_id" TEXT NOT NULL,
    "purchased_at" TIMESTAMPTZ(3) NOT NULL,
    "last_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "channel" TEXT,
    "cancelled_by" TEXT,
    "cancel_reason" TEXT,
    "has_tracking" BOOLEAN,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "items" JSONB NOT NULL,

    CONSTRAINT "order_fact_pkey" PRIMARY KEY ("account_id","order_id")
);

-- CreateTable
CREATE TABLE "profile_fact" (
    "account_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "marketplace_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profile_fact_pkey" PRIMARY KEY ("account_id","field","marketplace_id","scope","value")
);

-- CreateTable
CREATE TABLE "market_offer" (
    "account_id" TEXT NOT NULL,
    "marketplace_id" TEXT NOT NULL,
    "asin" TEXT NOT NULL,
    "price_minor" BIGINT,
    "price_currency" TEXT,
    "offer_count" INTEGER,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "market_offer_pkey" PRIMARY KEY ("account_id","marketplace_id","asin")
);

-- CreateTable
CREATE TABLE "catalogue_item" (
    "account_id" TEXT NOT NULL,
    "marketplace_id" TEXT NOT NULL,
    "asin" TEXT NOT NULL,
    "category" TEXT,
    "brand" TEXT,
    "rank" INTEGER,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "catalogue_item_pkey" PRIMARY KEY ("account_id","marketplace_id","asin")
);

-- CreateTable
CREATE TABLE "change_log" (
    "account_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "reconstructed" BOOLEAN NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "change_log_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "pull_run" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "fault" TEXT,
    "as_of" TIMESTAMPTZ(3),
    "ahead_to" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,
    "bad_rows" JSONB NOT NULL,
    "skew_ms" INTEGER,
    "rows_before" INTEGER,
    "retry_at" TIMESTAMPTZ(3),

    CONSTRAINT "pull_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_pace" (
    "bucket" TEXT NOT NULL,
    "full_at" TIMESTAMPTZ(3) NOT NULL,
    "turn_ms" DOUBLE PRECISION,

    CONSTRAINT "call_pace_pkey" PRIMARY KEY ("bucket")
);

-- CreateTable
CREATE TABLE "asked_report" (
    "key" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_as" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "asked_report_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "verdict" (
    "account_id" TEXT NOT NULL,
    "detector" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("account_id","detector")
);

-- CreateTable
CREATE TABLE "detector_day" (
    "account_id" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "detector" TEXT NOT NULL,
    "fired" INTEGER NOT NULL,
    "quiet" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "crashed" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "detector_day_pkey" PRIMARY KEY ("account_id","day","detector")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "visible_at" TIMESTAMPTZ(3) NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL,
    "signals" JSONB NOT NULL,
    "last_alert" JSONB,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,
    "answer_reason" TEXT,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "severity" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "is_alert" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "incident_id" TEXT,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "timing" TEXT NOT NULL DEFAULT 'at-once',
    "props" JSONB,
    "props_version" INTEGER NOT NULL DEFAULT 0,
    "recipient" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "last_fault" TEXT,
    "holds_order" BOOLEAN NOT NULL DEFAULT false,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "outbox_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "message_id" TEXT,
    "detail" TEXT NOT NULL,
    "told" JSONB,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "said_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_tick" (
    "incident_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "done_by" TEXT NOT NULL,

    CONSTRAINT "checklist_tick_pkey" PRIMARY KEY ("incident_id","step")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" TEXT,
    "who" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_run_account_id_requested_at_idx" ON "audit_run"("account_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "change_log_account_id_occurred_at_idx" ON "change_log"("account_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "change_log_account_id_key_key" ON "change_log"("account_id", "key");

-- CreateIndex
CREATE INDEX "pull_run_account_id_part_id_idx" ON "pull_run"("account_id", "part", "id" DESC);

-- CreateIndex
CREATE INDEX "answer_account_id_question_id_idx" ON "answer"("account_id", "question", "id" DESC);

-- CreateIndex
CREATE INDEX "incident_account_id_noticed_at_idx" ON "incident"("account_id", "noticed_at");

-- CreateIndex
CREATE INDEX "decision_incident_id_id_idx" ON "decision"("incident_id", "id");

-- CreateIndex
CREATE INDEX "outbox_settled_at_due_at_idx" ON "outbox"("settled_at", "due_at");

-- CreateIndex
CREATE INDEX "outbox_incident_id_idx" ON "outbox"("incident_id");

-- CreateIndex
CREATE INDEX "outbox_account_id_idx" ON "outbox"("account_id");

-- CreateIndex
CREATE INDEX "delivery_outbox_key_idx" ON "delivery"("outbox_key");

-- CreateIndex
CREATE INDEX "delivery_message_id_idx" ON "delivery"("message_id");

-- CreateIndex
CREATE INDEX "statement_account_id_to_at_idx" ON "statement"("account_id", "to_at");

-- CreateIndex
CREATE INDEX "audit_log_account_id_id_idx" ON "audit_log"("account_id", "id");

-- CreateIndex
CREATE INDEX "audit_log_subject_idx" ON "audit_log"("subject");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "application"("client_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipient" ADD CONSTRAINT "recipient_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_run" ADD CONSTRAINT "audit_run_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_fact" ADD CONSTRAINT "order_fact_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile_fact" ADD CONSTRAINT "profile_fact_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "market_offer" ADD CONSTRAINT "market_offer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalogue_item" ADD CONSTRAINT "catalogue_item_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pull_run" ADD CONSTRAINT "pull_run_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "detector_day" ADD CONSTRAINT "detector_day_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_outbox_key_fkey" FOREIGN KEY ("outbox_key") REFERENCES "outbox"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_tick" ADD CONSTRAINT "checklist_tick_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what schema.prisma can't say.

-- listing and change_log hold millions of rows and have no foreign key (schema.prisma says why); they go with their
-- account all the same.
CREATE FUNCTION "forget_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "listing" WHERE "account_id" = OLD."id";
    DELETE FROM "change_log" WHERE "account_id" = OLD."id";
    RETURN NULL;
END
$$;

CREATE TRIGGER "forget_account" AFTER DELETE ON "account" FOR EACH ROW EXECUTE FUNCTION "forget_account"();

-- What is in the audit log stays there, whoever asks; also for a session that is a replica (ALWAYS).
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "audit_log_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_log"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "audit_log" ENABLE ALWAYS TRIGGER "audit_log_is_append_only";

-- One audit of an account at a time.
CREATE UNIQUE INDEX "audit_run_active" ON "audit_run"("account_id") WHERE "state" IN ('queued', 'running');
