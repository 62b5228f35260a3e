// What the real workers make of a day of ordinary trade, and of a night on which the main business is taken over.
import { afterEach, describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { type Hands, startHands } from '../support/work-hands.ts';
import { setWorkStage, type WorkStage } from '../support/work-stage.ts';

let stage: WorkStage;
let hands: Hands;
afterEach(async () => {
  await hands.close();
  await stage.close();
});

async function watch(storyId: string): Promise<void> {
  stage = await setWorkStage({ redisUrl: null, storyId, isAmazonPrompt: true });
  hands = await startHands(stage.app);
  await stage.until(stage.isAtRest);
}

async function moveOn(ms: number): Promise<void> {
  stage.clock.moveTo(stage.clock.now() + ms);
  await stage.until(stage.isAtRest);
}

describe('the workers', () => {
  it('send nothing on a day of a healthy shop', async () => {
    await watch('healthy-shop');
    // more than half an hour without a look would be told as blindness
    for (let passed = 0; passed < 24 * hourMs; passed += 25 * minuteMs) await moveOn(25 * minuteMs);
    expect((await stage.app.store.counts('alice')).orders).toBeGreaterThan(1000);
    const { told } = await stage.outcome();
    expect(told).toEqual([]);
    const severities = (await stage.app.store.listIncidents('alice')).map(({ severity }) => severity);
    expect(severities.filter((severity) => severity !== 'info' && severity !== 'low')).toEqual([]);
  });

  it('mail within one polling step what is found of a takeover, and find it in time', async () => {
    await watch('main-business-takeover');
    const { simulator, app } = stage;
    const begun = Math.min(...simulator.timeline.map(({ at }) => at));
    const isFound = async () =>
      (await app.store.listIncidents('alice')).some(({ severity }) => severity === 'critical');
    while (!(await isFound()) && stage.clock.now() < begun + hourMs) await moveOn(app.intervals['new-listings']);
    // stolen stock shows at 01:40, cheap listings from 01:50
    expect(stage.clock.now()).toBeLessThan(begun + 30 * minuteMs);
    // what is in hand ends; the clock stands still
    await hands.close();
    expect((await stage.outcome()).told).toContain('alice@example.com');
  });
});
