// Secrets of the whole installation, only ever as ciphertext, each bound to its name.
import type { PrismaClient } from '../generated/client.ts';
import type { KeptName, KeptStore } from '../kept-port.ts';
import type { Sealer } from '../sealer.ts';

const subjectOf = (name: string) => `kept/${name}`;

export function keptStore(prisma: PrismaClient, sealer: Sealer): KeptStore {
  async function keptSecret(name: KeptName): Promise<string | null> {
    const row = await prisma.keptSecret.findUnique({ where: { name } });
    return row === null ? null : sealer.open(row.value, subjectOf(name));
  }
  return {
    keptSecret,

    async keepFirst(name, value, now) {
      const sealed = await sealer.seal(value, subjectOf(name));
      const data = { name, value: sealed, keyId: sealer.keyId, changedAt: new Date(now) };
      // of two at once the first wins, and both use its
      await prisma.keptSecret.createMany({ data, skipDuplicates: true });
      return (await keptSecret(name)) ?? value;
    },

    async keepSecret(name, value, now) {
      const sealed = await sealer.seal(value, subjectOf(name));
      const data = { value: sealed, keyId: sealer.keyId, changedAt: new Date(now) };
      await prisma.keptSecret.upsert({ where: { name }, create: { name, ...data }, update: data });
    },

    async forgetSecret(name) {
      const { count } = await prisma.keptSecret.deleteMany({ where: { name } });
      return count > 0;
    },
  };
}

/** Seals each anew under the newest key; returns how many. */
export async function rotateKept(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  let rotated = 0;
  for (const { name, value } of await prisma.keptSecret.findMany()) {
    const sealed = await sealer.seal(await sealer.open(value, subjectOf(name)), subjectOf(name));
    const { count } = await prisma.keptSecret.updateMany({
      where: { name, value },
      data: { value: sealed, keyId: sealer.keyId },
    });
    rotated += count;
  }
  return rotated;
}
