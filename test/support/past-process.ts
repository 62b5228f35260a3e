// A process that reads the past of the only account's mailbox into a database, and may be killed at any moment; it tells its
// parent after each portion what it has cost. Argument: where it finds things, as JSON.
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import type { Instant } from '../../src/domain/clock.ts';
import { amazonZones } from '../../src/notices/amazon-domains.ts';
import { readPast } from '../../src/watch/read-past.ts';
import type { SourceDeps } from '../../src/watch/sources.ts';

export interface PastWork {
  readonly url: string;
  readonly dataDir: string;
  /** The time, which stands still. */
  readonly now: Instant;
  readonly portion?: { readonly whole: number; readonly heads: number };
}

export interface PastCost {
  readonly cpuMs: number;
  readonly peakRssMegabytes: number;
}

// as bin/rusuban.js
setFlagsFromString('--heap-growing-percent=50');
const { url, dataDir, now, portion } = JSON.parse(process.argv[2] ?? '') as PastWork;
const tell = () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuMs = Math.round((userCPUTime + systemCPUTime) / 1_000);
  process.send?.({ cpuMs, peakRssMegabytes: Math.round(maxRSS / 1024) } satisfies PastCost);
};
const clock = { now: () => now, sleep: async () => {} };
const store = await openStore({ url, sealer: await openSecrets({ secretKeys: null, dataDir }) });
const mailboxes = createMailboxes({
  ...{ inbox: dataDir, zones: amazonZones, resolve: null, now: clock.now },
  ...(portion && { portion }),
});
const [account] = await store.listAccounts();
const deps = {
  ...{ store, clock, mailboxes, namedServers: null, judged: new Map(), checkTag: null, deskTimes: new Map() },
  ...{ log: { warn() {} }, bounced: async () => null },
};
// one that was killed holds on until the database has noticed
while (account && (await readPast(deps as unknown as SourceDeps, account, tell)) === null) await pause(20);
tell();
await mailboxes.close();
await store.close();
process.disconnect?.();
