// told: only what was delivered has told anybody, each reader by themselves; and a reader's first message is a first one.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minuteMs } from '../../src/domain/clock.ts';
import type { Told } from '../../src/domain/watch/incident.ts';
import { alertReasonFor, type ToldBy, toldTo, toldToOthers } from '../../src/incidents/told.ts';
import { noon } from '../support/factories.ts';

const [alice, bob] = ['alice@example.com', 'bob@example.com'];
const at = (minutes: number, severity: Told['severity'] = 'high'): Told => ({
  at: noon + minutes * minuteMs,
  severity,
  totals: { 'listing-burst': minutes },
});
const message = (recipient: string, told: Told | null, kind: ToldBy['kind'] = 'alert'): ToldBy => ({
  kind,
  recipient,
  told,
});

describe('what a reader was told', () => {
  it('is nothing while nothing has reached them, whatever reached others', () => {
    expect(toldTo(bob, [message(alice, at(1)), message(bob, null)])).toBeNull();
    expect(toldToOthers(bob, [message(alice, at(1)), message(bob, null)])).toEqual(at(1));
  });

  it('is the newest that reached them, in whatever order messages were owed', () => {
    expect(toldTo(alice, [message(alice, at(9)), message(alice, at(3)), message(alice, null)])).toEqual(at(9));
  });

  it('counts what tells of the incident, not what repeats it or says that it is over', () => {
    expect(toldTo(bob, [message(bob, at(5), 'unanswered'), message(bob, at(70), 'reminder')])).toEqual(at(5));
    expect(toldTo(bob, [message(bob, at(70), 'all-clear')])).toBeNull();
  });
});

describe('why a reader gets an alert', () => {
  it.each([
    ['the first that reaches them', null, 'first'],
    ['worse than they know', at(1, 'medium'), 'escalated'],
    ['more of what they know', at(1, 'high'), 'new-evidence'],
    ['less than they know', at(1, 'critical'), 'new-evidence'],
  ] as const)('%s', (_, told, reason) => expect(alertReasonFor({ severity: 'high' }, told)).toBe(reason));

  it('is never an update for whom nothing has reached', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom<ToldBy['kind']>('alert', 'unanswered', 'reminder', 'all-clear'),
        recipient: fc.constantFrom(alice, bob),
        told: fc.option(fc.integer({ min: 0, max: 99 }).map((minutes) => at(minutes))),
      }),
    );
    fc.assert(
      fc.property(some, (messages) => {
        const hasHeard = messages.some(
          ({ recipient, told, kind }) =>
            recipient === bob && told !== null && (kind === 'alert' || kind === 'unanswered'),
        );
        expect(alertReasonFor({ severity: 'high' }, toldTo(bob, messages)) === 'first').toBe(!hasHeard);
      }),
    );
  });
});
