-- CreateTable
CREATE TABLE "push_subscription" (
    "account_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "known_since" TIMESTAMPTZ(3) NOT NULL,
    "rung_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("account_id","type")
);

-- AddForeignKey
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
