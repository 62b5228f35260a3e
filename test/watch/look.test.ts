// A look that goes on from the last one: what it is spared must not depend on what has changed since.
import { describe, expect, it } from '@jest/globals';
import type { LookState } from '../../src/adapters/store/port.ts';
import { dayMs, minuteMs } from '../../src/domain/clock.ts';
import { newBaseline } from '../../src/domain/statistics/baseline.ts';
import { decide } from '../../src/watch/look.ts';
import { takeover } from '../support/detector-laws.ts';
import { aCoverage, aMarket, anAccount, noon } from '../support/factories.ts';

let ids = 0;
const newId = () => `incident-${++ids}`;

/** The second look of a shop at which nothing new came, and what the first one left. */
function second(): LookState {
  const account = anAccount({ timeZone: 'Asia/Tokyo' });
  const first: LookState = {
    ...{ account, recipients: [], baseline: newBaseline(account.timeZone), lookedAt: noon - dayMs, earlier: [] },
    pending: takeover(4),
    ...{ incidents: [], closed: [], statements: [], coverage: aCoverage(), market: aMarket() },
  };
  const { kept, baseline, lookedAt } = decide(first, noon, newId);
  if (!kept) throw new Error('a look leaves what it saw');
  return { ...first, kept, baseline, lookedAt, earlier: kept.recent, pending: [] };
}

const plain = ({ kept: _, ...state }: LookState) => state;

describe('a look that goes on', () => {
  const at = noon + 3 * minuteMs;

  it('says the same as one that starts from nothing', () => {
    const state = second();
    const own = decide(state, at, newId);
    expect(JSON.stringify(own.verdicts)).toBe(JSON.stringify(decide(plain(state), at, newId).verdicts));
    // and it was spared the quiet ones
    const quiet = own.verdicts.filter(({ outcome }) => outcome === 'quiet');
    if (!own.kept) throw new Error('a look leaves what it saw');
    const again = decide({ ...state, kept: own.kept, earlier: own.kept.recent }, at + 1, newId).verdicts;
    expect(quiet.filter((verdict) => again.includes(verdict)).length).toBeGreaterThan(10);
  });

  it('asks again when the account is another than it was', () => {
    const state = { ...second(), account: anAccount({ timeZone: 'Pacific/Apia' }) };
    const own = decide(state, at, newId).verdicts;
    expect(JSON.stringify(own)).toBe(JSON.stringify(decide(plain(state), at, newId).verdicts));
    const before = decide(second(), at, newId).verdicts;
    expect(own.some((verdict) => before.includes(verdict))).toBe(false);
  });
});
