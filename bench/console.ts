// The console over real HTTP with 1,000 shops: how long the first page and an incident of 10,000 rows take the server, what
// 100 open pages cost, and how much a browser loads.
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config/load.ts';
import { enterScript } from '../src/console/entering/enter.tsx';
import { makeLink } from '../src/console/entering/visitor.ts';
import { liveScript } from '../src/console/parts/live-script.ts';
import { stylesheet } from '../src/console/parts/styles.ts';
import { startConsole } from '../src/console/server.ts';
import { newRecipient } from '../src/domain/telling/recipient.ts';
import { partsOf } from '../src/domain/watch/coverage.ts';
import { askConsole } from '../test/support/ask-console.ts';
import { collectedMegabytes } from '../test/support/collected.ts';
import { openTestDatabase } from '../test/support/database.ts';
import { aSignal } from '../test/support/factories.ts';
import { aliceCredentials, anAccount } from '../test/support/store.ts';
import { setRecipients, tell } from '../test/support/told-store.ts';
import { scratchFolder } from './support/scratch-folder.ts';
import { machine, median, percentile, rounded } from './support/spread.ts';

/** Aims: Now of 1,000 shops within 200 ms at the 99th percentile; scripts within 60 kB. */
export async function run({ shops = 1000, rows = 10_000, asks = 200, pages = 100 } = {}) {
  const [folder, database] = [await scratchFolder(), await openTestDatabase()];
  const places = { RUSUBAN_DATA_DIR: folder.path, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  const app = await createApp(loadConfig(places, { directory: folder.path }));
  const page = await startConsole(app, { host: '127.0.0.1', port: 0 });
  const url = page.url ?? '';
  try {
    const now = app.clock.now();
    await app.store.addAccount(anAccount(), aliceCredentials, now);
    await setRecipients(app.store, newRecipient('alice@example.com'));
    for (let n = 1; n < shops; n++) {
      const account = anAccount({ id: `shop-${n}`, name: `Shop ${n}`, recipients: [] });
      await app.store.addAccount(account, aliceCredentials, now);
      for (const part of partsOf(account)) {
        const coverage = { state: 'complete' as const, asOf: now, reason: null, span: null };
        const run = { part, startedAt: now, finishedAt: now, coverage, rows: 0, calls: 1, badRows: 0 };
        await app.store.recordRun(account.id, run as never);
      }
    }
    const evidence = Array.from({ length: rows }, (_, n) => ({
      subject: {
        ...({ kind: 'listing', sku: `A-${n}`, asin: 'B000000001', marketplaceId: 'A1VC38T7YXB528' } as const),
        title: `Goods of a stranger, number ${n}`,
      },
      at: now - n * 1000,
    }));
    const signals = [aSignal({ detector: 'listing-burst', evidence, evidenceTotal: rows })];
    const incident = await tell(app.store, now, { severity: 'critical', signals });
    const link = await makeLink(app, { name: 'Alice', via: 'command' }, url);
    const came = await askConsole(url, '/enter', { form: { token: link.url.split('#')[1] ?? '' } });
    const headers = { cookie: [came.headers['set-cookie'] ?? []].flat()[0]?.split(';')[0] ?? '' };
    const timed = async (path: string) => {
      const took: number[] = [];
      let bytes = 0;
      const cpu = process.cpuUsage();
      for (let n = 0; n < asks; n++) {
        const begun = performance.now();
        const { status, html } = await askConsole(url, path, { headers });
        took.push(performance.now() - begun);
        bytes = html.length;
        if (status !== 200) throw new Error(`${path} answered ${status}`);
      }
      const used = process.cpuUsage(cpu);
      // the first ones load what the others have
      const warm = took.slice(10);
      return {
        medianMs: rounded(median(warm), 1),
        p99Ms: rounded(percentile(warm, 99), 1),
        // of this process, asking included, without the database: says more than the clock where others work, too
        cpuMs: rounded((used.user + used.system) / 1000 / asks, 1),
        aSecond: rounded(1000 / (warm.reduce((sum, one) => sum + one, 0) / warm.length), 1),
        kilobytes: rounded(bytes / 1000),
      };
    };
    const measured = {
      now: await timed('/'),
      search: await timed('/?q=shop+77'),
      incident: await timed(`/incident/${incident.id}`),
      evidence: await timed(`/incident/${incident.id}/evidence`),
    };
    const before = collectedMegabytes();
    const streams = await Promise.all(Array.from({ length: pages }, () => follow(url, headers)));
    await app.clock.sleep(5000);
    const [cpu, begun] = [process.cpuUsage(), performance.now()];
    await app.clock.sleep(10_000);
    const used = process.cpuUsage(cpu);
    const open = {
      megabytesMore: rounded(collectedMegabytes() - before, 1),
      cpuPercentOfCore: rounded((used.user + used.system) / 10 / (performance.now() - begun), 2),
    };
    for (const end of streams) end();
    const size = (text: string) => ({ bytes: text.length, gzip: gzipSync(text).length });
    return {
      ...{ shops, rows, asks, ...measured, openPages: { pages, ...open } },
      scripts: size(enterScript + liveScript),
      styles: size(stylesheet),
      machine: machine(),
    };
  } finally {
    await page.close();
    await app.close();
    await database.close();
    await folder.remove();
  }
}

/** An open page's stream; ends it. */
function follow(url: string, headers: Record<string, string>): Promise<() => void> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/live', headers: { host: `localhost:${port}`, ...headers } };
    const sent = request(options, (answer) => {
      answer.on('data', () => {}).on('error', () => {});
      resolve(() => sent.destroy());
    });
    sent.on('error', reject).end();
  });
}
