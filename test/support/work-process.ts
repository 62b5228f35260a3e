// A process with every worker, as `rusuban start` has them, that its parent (worked-process.ts) kills without warning.
// Its clock is its parent's. Argument: where it finds things, as JSON.
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Clock, Instant } from '../../src/domain/clock.ts';
import { startHands } from './work-hands.ts';

export interface Workplace {
  readonly folder: string;
  readonly endpoint: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly smtpUrl: string | null;
}

export type WorkOrder =
  | { readonly order: 'go'; readonly now: Instant }
  | { readonly order: 'time'; readonly now: Instant }
  | { readonly order: 'wake'; readonly now: Instant; readonly sleeper: number }
  | { readonly order: 'end' };

export type WorkReport =
  | { readonly report: 'loaded' | 'working' }
  | { readonly report: 'in-hand'; readonly jobs: number }
  | { readonly report: 'sleep'; readonly ms: number; readonly sleeper: number };

const { folder, endpoint, databaseUrl, redisUrl, smtpUrl } = JSON.parse(process.argv[2] ?? '') as Workplace;
const tell = (report: WorkReport) => process.send?.(report);

let now: Instant = 0;
let sleepers = 0;
const asleep = new Map<number, () => void>();
const clock: Clock = {
  // a minute of it is a second: the sweep comes each second
  speed: 60,
  now: () => now,
  sleep(ms) {
    const sleeper = sleepers++;
    tell({ report: 'sleep', ms, sleeper });
    return new Promise((resolve) => asleep.set(sleeper, resolve));
  },
};

let stop = async () => process.exit(0);

async function work(): Promise<void> {
  const config = { ...loadConfig({}, { directory: folder }), dataDir: folder, amazonEndpoint: endpoint };
  const app = await createApp({ ...config, databaseUrl, redisUrl, smtpUrl, logLevel: 'silent' }, { clock });
  const settings = { lockDuration: 2000, stalledInterval: 1000 };
  const hands = await startHands(app, { settings, onChange: (jobs) => tell({ report: 'in-hand', jobs }) });
  stop = async () => {
    await hands.close(2000);
    await app.close();
    process.exit(0);
  };
  tell({ report: 'working' });
}

process.on('message', (order: WorkOrder) => {
  if (order.order === 'end') return void stop();
  now = Math.max(now, order.now);
  if (order.order === 'go') void work();
  if (order.order === 'wake') asleep.get(order.sleeper)?.();
});
// its parent is gone
process.once('disconnect', () => process.exit(0));
tell({ report: 'loaded' });
