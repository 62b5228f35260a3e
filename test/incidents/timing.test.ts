// When a recipient is told: critical at once at any hour, the rest gathered and not by night.
import { describe, expect, it } from '@jest/globals';
import { hourMs } from '../../src/domain/clock.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { dueFor, gatherMs } from '../../src/incidents/timing.ts';
import { noon } from '../support/factories.ts';

const awake = newRecipient('alice@example.com');
const asleep = { ...awake, quietHours: { fromMinute: 22 * 60, toMinute: 7 * 60 } };
const zone = 'Asia/Tokyo';
const midnight = noon + 12 * hourMs;
const seven = noon + 19 * hourMs;

describe('dueFor', () => {
  it.each([
    ['critical', awake, 'critical', true, noon, { dueAt: noon, timing: 'at-once' }],
    ['critical by night', asleep, 'critical', true, midnight, { dueAt: midnight, timing: 'at-once' }],
    ['high, the first', awake, 'high', true, noon, { dueAt: noon + gatherMs, timing: 'gathering' }],
    ['high, more of it', awake, 'high', false, noon, { dueAt: noon, timing: 'at-once' }],
    ['high by night', asleep, 'high', true, midnight, { dueAt: seven, timing: 'quiet-hours' }],
    ['high by night, more of it', asleep, 'high', false, midnight, { dueAt: seven, timing: 'quiet-hours' }],
    ['high by day', asleep, 'high', true, noon, { dueAt: noon + gatherMs, timing: 'gathering' }],
    [
      'high a minute before the night: gathered into it',
      asleep,
      'high',
      true,
      noon + 10 * hourMs - 60_000,
      { dueAt: seven, timing: 'quiet-hours' },
    ],
  ] as const)('%s', (_, recipient, severity, isFirst, now, due) => {
    expect(dueFor(recipient, zone, { severity, isFirst }, now)).toEqual(due);
  });

  it("goes by the recipient's own zone", () => {
    const inBerlin = { ...asleep, timeZone: 'Europe/Berlin' };
    expect(dueFor(inBerlin, zone, { severity: 'high', isFirst: false }, midnight).timing).toBe('at-once');
  });
});
