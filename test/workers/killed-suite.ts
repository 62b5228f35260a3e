// The workers killed again and again, at moments that chance chooses: the same incidents as undisturbed, each mail once.
import { afterEach, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { random } from '../../src/simulator/random.ts';
import { type Outcome, setWorkStage, type WorkStage } from '../support/work-stage.ts';
import { type Death, startWorkforce, type Workforce } from '../support/worked-process.ts';

const killsWanted = 30;
/** Steps of the story's time; in each, work is done and processes die. */
const rounds = 10;
const stepMs = 10 * minuteMs;
/** A claim of a sender that died lapses, and what was gathered is sent. */
const peaceMs = [20 * minuteMs, hourMs, hourMs + 20 * minuteMs];

export interface QueuePlace {
  redisUrl(): string | null;
  /** What befalls the servers in the middle of it all. */
  disaster(databaseUrl: string): Promise<void>;
}

export function killedSuite(place: QueuePlace): void {
  const opened: { close(): Promise<void> }[] = [];
  const closeAll = async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  };
  afterEach(closeAll);

  /** `size` processes watch the story to its end while they die, `perRound` in each round. */
  async function watch(
    size: number,
    perRound: number,
    death: () => Death,
  ): Promise<{ kills: number; outcome: Outcome }> {
    const stage = await setWorkStage({ redisUrl: place.redisUrl() });
    opened.push(stage);
    const workforce = startWorkforce({ place: workplaceOf(stage, place), clock: stage.clock, size, death });
    opened.push(workforce);
    const until = (isSo: () => Promise<boolean> | boolean) => stage.until(isSo, workforce.tellTime);
    const isAtRest = () => stage.comesToRest(workforce.isIdle);
    for (let round = 1; round <= rounds; round++) {
      moveTo(stage, workforce, stage.beginsAt + (round - 1) * stepMs);
      workforce.killUntil(perRound * round);
      if (perRound > 0 && round === Math.ceil(rounds / 2)) {
        await until(() => workforce.kills() > perRound * (round - 1));
        await place.disaster(stage.databaseUrl);
      }
      await until(async () => workforce.kills() >= perRound * round && (await isAtRest()));
    }
    for (const later of peaceMs) {
      moveTo(stage, workforce, stage.beginsAt + rounds * stepMs + later);
      await until(isAtRest);
    }
    await workforce.close();
    const outcome = await stage.outcome();
    await closeAll();
    return { kills: workforce.kills(), outcome };
  }

  it(`sees the same and tells it once, through ${killsWanted} kills`, async () => {
    const rng = random('deaths', 1);
    const death = (): Death =>
      rng.next() < 0.5 ? { after: 'loaded', ms: rng.next() * 1000 } : { after: 'working', ms: rng.next() * 1500 };
    const undisturbed = await watch(1, 0, death);
    expect(undisturbed.kills).toBe(0);
    expect(undisturbed.outcome.incidents).not.toEqual([]);
    expect(undisturbed.outcome.told).toEqual(['alice@example.com', 'bob@example.com']);

    const disturbed = await watch(3, killsWanted / rounds, death);
    expect(disturbed.kills).toBeGreaterThanOrEqual(killsWanted);
    expect(disturbed.outcome).toEqual(undisturbed.outcome);
  });
}

function workplaceOf({ folder, simulator, databaseUrl }: WorkStage, place: QueuePlace) {
  return { folder, endpoint: simulator.url, databaseUrl, redisUrl: place.redisUrl(), smtpUrl: null };
}

function moveTo(stage: WorkStage, workforce: Workforce, moment: number): void {
  stage.clock.moveTo(moment);
  workforce.tellTime();
}
