-- CreateTable
CREATE TABLE "kept_secret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_secret_pkey" PRIMARY KEY ("name")
);
