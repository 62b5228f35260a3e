// How long an audit of a middling shop takes when Amazon doesn't make it wait, and how many calls each part needs.
import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config/load.ts';
import { minuteMs } from '../src/domain/clock.ts';
import { auditAccount } from '../src/reports/audit.ts';
import { startSimulator } from '../src/simulator/index.ts';
import { createSteppedClock } from '../src/simulator/stepped-clock.ts';
import { findStory } from '../src/simulator/stories/index.ts';
import { anAccount } from '../test/support/factories.ts';
import { scratchFolder } from './support/scratch-folder.ts';

export interface AuditBench {
  readonly listings: number;
  readonly orders: number;
  readonly seconds: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly incidents: number;
}

/** Audits a shop of the simulator's, pacing off at both ends. */
export async function run(size = { listings: 10_000, orders: 20_000 }): Promise<AuditBench> {
  const story = findStory('healthy-shop');
  if (!story) throw new Error('the story healthy-shop is gone');
  const folder = await scratchFolder();
  const clock = createSteppedClock(Date.UTC(2026, 10, 1));
  const simulator = await startSimulator({ story, clock, size, isPacingOff: true });
  clock.moveTo(simulator.dayZero + 600 * minuteMs);
  const settings = loadConfig({
    RUSUBAN_DATA_DIR: folder.path,
    RUSUBAN_AMAZON_ENDPOINT: simulator.url,
    LOG_LEVEL: 'error',
  });
  const app = await createApp(settings, { clock, isPacingOff: true });
  try {
    const { marketplaceIds, region, timeZone } = simulator.account;
    const account = anAccount({ marketplaceIds, region, timeZone });
    await app.store.addAccount(account, simulator.credentials, clock.now());
    const begun = performance.now();
    const source = app.amazon.open(account, simulator.credentials);
    const report = await auditAccount(app, account, source, { onPart: () => {}, onPulled: () => {} });
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    const calls = Object.fromEntries(report.parts.map((part) => [part.part, part.calls]));
    return {
      listings: report.counts.listings,
      orders: report.counts.orders,
      seconds,
      calls,
      incidents: report.incidents.length,
    };
  } finally {
    await app.close();
    await simulator.close();
    await folder.remove();
  }
}
