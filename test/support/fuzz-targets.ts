// What strangers can hand to the program, as something to try with any bytes: each target ends well or refuses in words.
// Anything else that it throws is a fault of ours. Kept inputs lie in test/fuzz, a folder a target.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readExportFolder } from '../../src/adapters/amazon/export/index.ts';
import {
  ReportError,
  readFeedbackReport,
  readListingReport,
  readOrderReport,
} from '../../src/adapters/amazon/reports/index.ts';
import { createLinks } from '../../src/adapters/links.ts';
import { examineMail } from '../../src/adapters/mailbox/examine.ts';
import type { App } from '../../src/app.ts';
import { startConsole } from '../../src/console/server.ts';
import { UserError } from '../../src/domain/errors.ts';
import { mailVerdicts } from '../../src/domain/mail/mail-check.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { amazonZones } from '../../src/notices/amazon-domains.ts';
import { checkMail } from '../../src/notices/check.ts';
import { aCoverage, anAccount, anIncident, japan } from './factories.ts';
import { root } from './repository.ts';

export interface Target {
  /** Rejects where the program was at fault. */
  run(input: Buffer): Promise<void>;
  close(): Promise<void>;
}

export const targetNames = ['mail', 'reports', 'export', 'console'] as const;
export type TargetName = (typeof targetNames)[number];

/** The kept inputs of a target, in the order of their names. */
export function corpusOf(target: TargetName): { readonly name: string; readonly bytes: Buffer }[] {
  const folder = join(root, 'test', 'fuzz', target);
  const names = readdirSync(folder).sort();
  return names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

export const openTarget: Readonly<Record<TargetName, () => Promise<Target>>> = {
  mail: async () => ({
    async run(raw) {
      const resolve = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
      const examined = await examineMail(raw, { zones: amazonZones, resolve, now: () => 0 });
      const { verdict } = checkMail(examined, { trustedServers: null });
      if (!mailVerdicts.includes(verdict)) throw new Error(`no verdict: ${verdict}`);
    },
    close: async () => {},
  }),

  reports: async () => ({
    async run(bytes) {
      for (const read of [readListingReport, readOrderReport, readFeedbackReport])
        await refusedAtMost([ReportError], async () => {
          const batches = read(inHalves(bytes), { marketplaceId: japan, charset: null });
          for (let next = await batches.next(); !next.done; ) next = await batches.next();
        });
    },
    close: async () => {},
  }),

  export: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rusuban-fuzz-'));
    return {
      /** The first line names the file of which the rest is the content. */
      async run(input) {
        const end = input.indexOf('\n');
        const name = input.subarray(0, end).toString('latin1');
        const file = exportFiles.find((one) => one === name) ?? exportFiles[input.length % exportFiles.length] ?? '';
        const all = { 'account.json': Buffer.from(`{ "marketplaceId": "${japan}" }`), [file]: input.subarray(end + 1) };
        await rm(folder, { recursive: true });
        for (const [path, content] of Object.entries(all)) {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await writeFile(join(folder, path), content);
        }
        await refusedAtMost([UserError], async () => {
          const { snapshots } = await readExportFolder(folder);
          for (const snapshot of snapshots) {
            const read = snapshot.read();
            for (let next = await read.next(); !next.done; ) next = await read.next();
          }
        });
      },
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },

  console: async () => {
    const faults: unknown[] = [];
    const incident = { ...anIncident({ id: 'incident-1' }), accountId: 'acc-alice' };
    // a link that works leads as far as what it would say; nothing is answered
    const store = {
      findIncident: async (id: string) => (id === incident.id ? incident : null),
      findAccount: async () => anAccount({ language: 'en' }),
      listRecipients: async () => [newRecipient('alice@example.com')],
      answer: async () => null,
      consoleSession: async () => null,
      enterConsole: async () => null,
      countPeople: async () => 1,
      findInvitation: async () => null,
      findPasskey: async () => null,
      ...programsStore,
    };
    const log = { error: (fault: unknown) => faults.push(fault), warn: () => {} };
    const links = createLinks([Buffer.alloc(32, 7)], () => 0);
    const clock = { now: () => 0, sleep: async () => {} };
    const tagOf = (text: string) => `${text.length}`;
    const consoleUrl = 'https://console.example.com/rusuban';
    const app = { store, log, links, clock, tagOf, consoleUrl } as unknown as App;
    const page = await startConsole(app, { host: '127.0.0.1', port: 0 });
    const port = Number(new URL(page.url ?? '').port);
    const token = await links.sign({
      incidentId: incident.id,
      recipient: 'alice@example.com',
      says: 'mine',
      revision: 1,
    });
    return {
      /** Sent as it is, but for TOKEN, in whose place comes a link's that works. */
      async run(input) {
        await answered(port, Buffer.from(input.toString('latin1').replaceAll('TOKEN', token), 'latin1'));
        const [fault] = faults.splice(0);
        if (fault !== undefined) throw (fault as { readonly err?: unknown }).err ?? fault;
        const good = await answered(
          port,
          Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
        );
        if (!good.startsWith('HTTP/1.1 401')) throw new Error('the console answers no more');
      },
      close: () => page.close(),
    };
  },
};

/** What a program is given that asks the API by any token: it may all, and what it asks to be done is being done already. */
const programsStore = {
  useApiToken: async () => ({ id: 'token-1', name: 'erp', role: 'owner', clients: null }),
  beginRequest: async () => ({ state: 'under-way' }),
  currentState: async () => ({ coverage: aCoverage(), listings: [], profile: [] }),
  lastSights: async () => new Map(),
  lastLooks: async () => new Map(),
  ...Object.fromEntries(
    [
      ...[
        'listAccounts',
        'listClients',
        'outlineOpenIncidents',
        'pageIncidents',
        'listStatements',
        'readLog',
        'listTicks',
      ],
      ...['incidentMessages', 'listDecisions', 'lastDeliveries'],
    ].map((name) => [name, async () => []]),
  ),
  ...Object.fromEntries(['lastAudit', 'findAudit', 'readPeriod'].map((name) => [name, async () => null])),
};

const stamp = '20260301T000000Z';
const exportFiles = [
  ...['account.json', 'offers.csv', 'catalog.csv', 'planned.csv', `profile/${stamp}.json`, `performance/${stamp}.json`],
  ...[
    `listings/${stamp}.txt`,
    `listings/${stamp}.json.gz`,
    'orders/all.txt',
    `orders/${stamp}.json`,
    'feedback/all.txt',
  ],
];

async function refusedAtMost(kinds: readonly (new (...given: never[]) => Error)[], work: () => Promise<void>) {
  await work().catch((error: unknown) => {
    if (!kinds.some((kind) => error instanceof kind)) throw error;
  });
}

async function* inHalves(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, bytes.length >> 1);
  yield bytes.subarray(bytes.length >> 1);
}

/** What the server says until it closes; a connection that it breaks off is an answer, too. */
function answered(port: number, request: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket: Socket = connect(port, '127.0.0.1', () => socket.end(request));
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
  });
}
