// Amazon refuses an account, or is gone, under the real workers: the one is told at once, the other is no change.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { type Hands, startHands } from '../support/work-hands.ts';
import { setWorkStage, type WorkStage } from '../support/work-stage.ts';

let stage: WorkStage;
let hands: Hands;
beforeEach(async () => {
  stage = await setWorkStage({ redisUrl: null, isAmazonPrompt: true });
  // before anything happens to the shop
  hands = await startHands(stage.app);
  await stage.until(stage.isAtRest);
});
afterEach(async () => {
  await hands.close(20_000);
  await stage.close();
});

async function rest(ms: number): Promise<void> {
  stage.clock.moveTo(stage.clock.now() + ms);
  await stage.until(stage.isAtRest);
}
const detectorsOf = async () =>
  (await stage.app.store.listIncidents('alice')).flatMap(({ signals }) => signals.map(({ detector }) => detector));

describe('workers, when Amazon', () => {
  it('no longer takes the authorisation: an incident, mailed within minutes, and all is seen once it is back', async () => {
    stage.simulator.faults.switchOn({ kind: 'revoked' });
    await rest(6 * minuteMs);
    // one refusal may be a slip
    expect(await detectorsOf()).toEqual([]);
    await rest(6 * minuteMs);
    // nothing has changed, so that only the pull's own word asks for a look
    await stage.until(async () => (await detectorsOf()).includes('access-lost'));
    // what is high is gathered for two minutes
    await rest(3 * minuteMs);
    expect((await stage.outcome()).told).toContain('alice@example.com');

    stage.simulator.faults.switchOff();
    await rest(90 * minuteMs);
    expect((await stage.app.store.lastRuns('alice')).orders?.coverage.state).toBe('complete');
    // what went on meanwhile was not missed
    await stage.until(async () => (await detectorsOf()).includes('listing-burst'));
  });

  it('is down: nothing counts as changed, and it is asked again', async () => {
    const before = await stage.app.store.counts('alice');
    stage.simulator.faults.switchOn({ kind: 'unavailable' });
    await rest(6 * minuteMs);
    expect((await stage.app.store.lastRuns('alice')).orders).toMatchObject({
      coverage: { state: 'missing' },
      fault: 'provider-fault',
      retryAt: expect.any(Number),
    });
    expect(await stage.app.store.counts('alice')).toEqual(before);
    expect(await stage.app.store.listIncidents('alice')).toEqual([]);

    stage.simulator.faults.switchOff();
    await rest(hourMs);
    expect((await stage.app.store.lastRuns('alice')).orders?.coverage.state).toBe('complete');
  });
});
