// A stage for stories: simulator, program and a stepped clock put together, and the rounds of watching one after another.
// The demo tells them to a person, the story tests hold them against what the story demands.

import { type App, type AppOverrides, createApp } from '../app.ts';
import type { Config } from '../config/schema.ts';
import { dayMs, type Instant, minuteMs } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Simulator, type Story, startSimulator } from '../simulator/index.ts';
import { createSteppedClock, type SteppedClock } from '../simulator/stepped-clock.ts';
import { type Round, round } from '../telling/round.ts';
import { openSource } from '../watch/sources.ts';

export interface StageOptions {
  readonly story: Story;
  readonly seed: number;
  /** The story ends before this moment. */
  readonly now: Instant;
  readonly settings: Config;
  /** Everything is kept here: key, mailbox, and the database where the settings name none. */
  readonly folder: string;
  /** With the safe phrase of its first recipient. */
  readonly account?: Partial<Parameters<App['store']['addAccount']>[0]>;
  /** Watching begins this long before the story's first event. */
  readonly leadMs?: number;
  readonly log?: AppOverrides['log'];
}

export interface Stage {
  readonly app: App;
  readonly simulator: Simulator;
  readonly clock: SteppedClock;
  readonly account: Account;
  close(): Promise<void>;
}

/** Sets the stage; the account is added, nothing is pulled yet. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const { story, seed, now, settings, folder, leadMs = 60 * minuteMs } = options;
  const startAt = now - story.lasts - dayMs;
  const clock = createSteppedClock(startAt);
  const simulator = await startSimulator({ story, clock, seed, startAt });
  clock.moveTo(Math.min(...simulator.timeline.map(({ at }) => at)) - leadMs);
  const config = { ...settings, dataDir: folder, smtpUrl: null, amazonEndpoint: simulator.url };
  const { mailbox } = simulator;
  const overrides = { clock, ...(mailbox && { resolve: mailbox.resolve }), ...(options.log && { log: options.log }) };
  const app = await createApp(config, overrides).catch(async (error: unknown) => {
    await simulator.close();
    throw error;
  });
  const { marketplaceIds, region, timeZone, language, sellerId } = simulator.account;
  const account: Account = {
    id: story.id,
    name: 'Alice',
    marketplaceIds,
    region,
    timeZone,
    language,
    sellerId,
    // The Individual plan has no API access.
    ...(story.shop.profile.sellingPlan === 'INDIVIDUAL' && { isMailOnly: true }),
    recipients: ['alice@example.com'],
    ...options.account,
  };
  await app.store.addAccount(account, account.isMailOnly ? null : simulator.credentials, clock.now());
  if (mailbox) await app.store.addMailbox(account.id, { name: 'main', settings: mailbox.settings }, clock.now());
  return {
    app,
    simulator,
    clock,
    account,
    async close() {
      await app.close();
      await simulator.close();
    },
  };
}

/** A long story is looked at less often, so that it takes no more rounds than this. */
const roundLimit = 240;
const shortestRoundMs = 3 * minuteMs;

/** Watches the story to its end, round by round; the first learns what is usual. */
export async function* watchStory({ app, simulator, clock, account }: Stage): AsyncGenerator<Round> {
  const source = await openSource(app, account);
  const end = simulator.endsAt;
  const everyMs = Math.max(shortestRoundMs, Math.ceil((end - clock.now()) / roundLimit / minuteMs) * minuteMs);
  for (;;) {
    yield await round(app, account, source);
    if (clock.now() >= end) return;
    clock.moveTo(clock.now() + everyMs);
  }
}
