-- CreateTable
CREATE TABLE "console_link" (
    "token_hash" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "console_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "console_session" (
    "token_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "console_session_pkey" PRIMARY KEY ("token_hash")
);
