-- AlterTable
ALTER TABLE "account" ADD COLUMN     "owner_id" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "clients" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "every_shop" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "console_link" ADD COLUMN     "clients" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "every_shop" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "client" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "client_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "client_name_key" ON "client"("name");

-- CreateIndex
CREATE INDEX "account_owner_id_idx" ON "account"("owner_id");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever decides who else comes in sees everything; a client's person sees one client's shops. As domain/owner/role.ts has it.
ALTER TABLE "person" ADD CONSTRAINT "person_standing_check"
  CHECK ((role <> 'owner' OR every_shop) AND (role <> 'client' OR NOT every_shop AND cardinality(clients) = 1));
