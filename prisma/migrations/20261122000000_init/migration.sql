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
    "recipients" TEXT[],
    "credentials" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
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
    "as_of" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,
    "bad_rows" JSONB NOT NULL,

    CONSTRAINT "pull_run_pkey" PRIMARY KEY ("id")
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
CREATE TABLE "incident" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL,
    "signals" JSONB NOT NULL,
    "told" JSONB,

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
    "incident_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
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

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "change_log_account_id_occurred_at_idx" ON "change_log"("account_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "change_log_account_id_key_key" ON "change_log"("account_id", "key");

-- CreateIndex
CREATE INDEX "pull_run_account_id_part_id_idx" ON "pull_run"("account_id", "part", "id" DESC);

-- CreateIndex
CREATE INDEX "incident_account_id_opened_at_idx" ON "incident"("account_id", "opened_at");

-- CreateIndex
CREATE INDEX "decision_incident_id_id_idx" ON "decision"("incident_id", "id");

-- CreateIndex
CREATE INDEX "outbox_settled_at_due_at_idx" ON "outbox"("settled_at", "due_at");

-- CreateIndex
CREATE INDEX "delivery_outbox_key_idx" ON "delivery"("outbox_key");

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
ALTER TABLE "incident" ADD CONSTRAINT "incident_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_outbox_key_fkey" FOREIGN KEY ("outbox_key") REFERENCES "outbox"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: listing and change_log hold millions of rows and have no foreign key (schema.prisma says why);
-- they go with their account all the same.
CREATE FUNCTION "forget_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "listing" WHERE "account_id" = OLD."id";
    DELETE FROM "change_log" WHERE "account_id" = OLD."id";
    RETURN NULL;
END
$$;

CREATE TRIGGER "forget_account" AFTER DELETE ON "account" FOR EACH ROW EXECUTE FUNCTION "forget_account"();
