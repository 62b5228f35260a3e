// `rusuban simulate`: a fake Amazon for trying things out, with what to set to use it.
import { createScaledClock, createSystemClock } from '../../app.ts';
import { dayMs, hourMs, type Instant, toIso } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import { type Story, startSimulator, stories } from '../../simulator/index.ts';
import { createWorld } from '../../simulator/world.ts';
import type { ExitCode } from '../failure.ts';
import { chosenStory } from '../stories.ts';
import { languageAt, note, say, type Terminal } from '../terminal.ts';
import { wordsAt } from '../words/index.ts';

export interface SimulateFlags {
  readonly story: string;
  readonly port: number;
  readonly speed: number;
  readonly elapsed?: number;
  readonly seed: number;
  readonly listings?: number;
  readonly orders?: number;
  readonly list?: boolean;
}

export async function simulate(terminal: Terminal, flags: SimulateFlags): Promise<ExitCode> {
  const w = wordsAt(terminal).simulate;
  if (flags.list) {
    for (const { id, title } of stories) say(terminal, `${id.padEnd(24)} ${title[languageAt(terminal)]}`);
    return 0;
  }
  if (flags.speed === 0)
    throw new UserError(
      { en: '--speed 0 would stand still', ja: '--speed 0 では時間が進みません' },
      { en: 'give a factor above 0; 1 is real time', ja: '0より大きい倍率を指定してください。1が実際の速さです' },
    );
  const story = chosenStory(flags.story);
  const now = createSystemClock().now();
  // A clock that runs faster is its own: it begins shortly before something happens.
  const isFast = flags.speed !== 1 && flags.elapsed === undefined;
  const startAt = isFast ? shortlyBefore(story, now) : now;
  const clock = createScaledClock({ startAt, speed: flags.speed });
  const simulator = await startSimulator({
    story,
    clock,
    seed: flags.seed,
    port: flags.port,
    ...(isFast ? { startAt: now - dayMs } : flags.elapsed !== undefined && { elapsedMs: flags.elapsed * hourMs }),
    size: {
      ...(flags.listings !== undefined && { listings: flags.listings }),
      ...(flags.orders !== undefined && { orders: flags.orders }),
    },
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    throw new UserError(
      {
        en: `port ${flags.port} can't be used (${error.code})`,
        ja: `ポート ${flags.port} は使えません（${error.code}）`,
      },
      { en: 'choose another, such as --port 8081', ja: '--port 8081 のように、ほかの番号を指定してください' },
    );
  });
  const { clientId, clientSecret, refreshToken } = simulator.credentials;
  note(terminal, w.playing(story.id, simulator.url));
  if (flags.speed !== 1) note(terminal, w.faster(toIso(clock.now()), flags.speed));
  say(terminal, `export RUSUBAN_AMAZON_ENDPOINT=${simulator.url}`);
  const { marketplaceIds, sellerId } = simulator.account;
  const marketplaces = marketplaceIds.join();
  // the Individual plan can't authorise the API
  const isMailOnly = story.shop.profile.sellingPlan === 'INDIVIDUAL';
  if (!isMailOnly) {
    say(terminal, `export RUSUBAN_LWA_CLIENT_ID='${clientId}' RUSUBAN_LWA_CLIENT_SECRET='${clientSecret}'`);
    say(terminal, `export RUSUBAN_REFRESH_TOKEN='${refreshToken}'`);
  }
  const seen = isMailOnly ? '--access mailbox' : `--seller-id ${sellerId}`;
  say(terminal, `rusuban account add --name Alice --marketplace ${marketplaces} ${seen} --mail alice@example.com`);
  if (simulator.mailbox) {
    const { host, port, user, signIn } = simulator.mailbox.settings;
    say(terminal, `export RUSUBAN_MAILBOX_PASSWORD='${signIn.kind === 'password' ? signIn.password : ''}'`);
    say(terminal, `rusuban mailbox add --user ${user} --host ${host} --port ${port}`);
  }
  say(terminal, flags.speed === 1 ? 'rusuban audit' : 'rusuban start');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await simulator.close();
  return 0;
}

/** An hour before the first event of the story, were its day 0 the last midnight. */
function shortlyBefore(story: Story, now: Instant): Instant {
  const { whenOf, dayZero } = createWorld(story, 1, now - dayMs);
  const begin = Math.min(...story.timeline.map(({ at }) => whenOf(at)));
  return (Number.isFinite(begin) ? begin : dayZero) - hourMs;
}
