// follow-up: reminders that back off, backups when nobody answers, the all-clear; and everything that needs none.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Snooze } from '../../src/domain/owner/statement.ts';
import { newRecipient, type Recipient } from '../../src/domain/telling/recipient.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import { followUp, type OwedBefore, overtakenBy, remindersDue } from '../../src/incidents/follow-up.ts';
import { ordinary } from '../../src/incidents/watch-mode.ts';
import { anIncident, aSignal, noon } from '../support/factories.ts';

const alice = newRecipient('alice@example.com');
const bob = newRecipient('bob@example.com', { isBackup: true });

function aMessage(overrides: Partial<OwedBefore> = {}): OwedBefore {
  const recipient = overrides.recipient ?? alice.address;
  const createdAt = overrides.createdAt ?? noon;
  const message = {
    kind: 'alert',
    revision: 1,
    recipient,
    createdAt,
    settledAt: createdAt,
    outcome: 'delivered',
  } as const;
  return { key: `inc-1/1/${recipient}`, ...message, ...overrides };
}

function followed(
  now: Instant,
  owed: readonly OwedBefore[] = [aMessage()],
  incident: Partial<Incident> = {},
  recipients: readonly Recipient[] = [alice, bob],
  snoozed: readonly Snooze[] = [],
) {
  const { messages, reason } = followUp({
    incident: anIncident(incident),
    recipients,
    accountZone: 'Asia/Tokyo',
    owed,
    now,
    terms: { strictness: ordinary, snoozed },
  });
  return [reason, ...messages.map(({ kind, recipient }) => `${kind} ${recipient.split('@')[0]}`)];
}

describe('reminders', () => {
  it.each([
    [59 * minuteMs, 0],
    [hourMs, 1],
    [5 * hourMs - 1, 1],
    [5 * hourMs, 2],
    [5 * hourMs + dayMs - 1, 2],
    [5 * hourMs + dayMs, 3],
    [5 * hourMs + 10 * dayMs, 12],
  ])('%d ms after the alert %d are due', (since, n) => expect(remindersDue(noon, noon + since)).toBe(n));

  it('go to everyone who was told, once', () => {
    const both = [
      aMessage(),
      aMessage({ recipient: bob.address, kind: 'unanswered', createdAt: noon + 30 * minuteMs }),
    ];
    expect(followed(noon + 90 * minuteMs, both)).toEqual(['reminder', 'reminder alice', 'reminder bob']);
    const reminded = [alice, bob].map(({ address }, n) =>
      aMessage({
        key: `inc-1/reminder-${noon + n * 30 * minuteMs}-1/${address}`,
        kind: 'reminder',
        recipient: address,
      }),
    );
    expect(followed(noon + 90 * minuteMs, [...both, ...reminded])).toEqual(['not-yet']);
    expect(followed(noon + 5 * hourMs, [...both, ...reminded])[0]).toBe('reminder');
  });

  it('that were missed are not made up for', () => {
    expect(followed(noon + 3 * dayMs, [aMessage()], {}, [alice])).toEqual(['reminder', 'reminder alice']);
  });

  it.each([
    ['acknowledged', { status: 'acknowledged' }, 'answered'],
    ['dismissed', { status: 'dismissed' }, 'answered'],
    ['never told', { lastAlert: null }, 'not-told'],
  ] as const)('are not for what was %s', (_, incident, reason) => {
    expect(followed(noon + hourMs, [aMessage()], incident, [alice])).toEqual([reason]);
  });

  it.each([
    ['still owed the message itself', { settledAt: null, outcome: 'deferred' }],
    ['out of reach', { outcome: 'dead' }],
  ])('are not for who is %s', (_, row) => {
    expect(followed(noon + hourMs, [aMessage(row)], {}, [alice])).toEqual(['not-yet']);
  });

  it('begin anew with each alert that arrives', () => {
    const both = [aMessage(), aMessage({ key: 'inc-1/2/alice', revision: 2, createdAt: noon + 4 * hourMs })];
    expect(followed(noon + 5 * hourMs - 1, both, {}, [alice])).toEqual(['not-yet']);
    expect(followed(noon + 5 * hourMs, both, {}, [alice])).toEqual(['reminder', 'reminder alice']);
  });

  it('are for whom it came back, too: a bounce can be forged', () => {
    expect(followed(noon + hourMs, [aMessage({ outcome: 'bounced' })], {}, [alice])).toEqual([
      'reminder',
      'reminder alice',
    ]);
  });

  it('count from when the message arrived, not from when it was decided: whoever slept has the same hour', () => {
    const slept = [aMessage({ settledAt: noon + 7 * hourMs })];
    expect(followed(noon + 7 * hourMs + 5 * minuteMs, slept, {}, [alice])).toEqual(['not-yet']);
    expect(followed(noon + 8 * hourMs, slept, {}, [alice])).toEqual(['reminder', 'reminder alice']);
  });
});

describe('what is snoozed', () => {
  const [from, to] = [noon + 10 * minuteMs, noon + 3 * hourMs];
  const all: Snooze = { detector: null, from, to };
  const burst: Snooze = { ...all, detector: 'listing-burst' };
  const at = (ms: number, snooze: Snooze, incident: Partial<Incident> = {}) =>
    followed(noon + ms, [aMessage()], incident, [alice, bob], [snooze]);

  it('is not reminded of, nor told to the backup; once the snooze is over, it is', () => {
    expect(at(30 * minuteMs, all)).toEqual(['snoozed']);
    expect(at(hourMs, all)).toEqual(['snoozed']);
    expect(at(3 * hourMs, all)).toEqual(['snoozed']);
    expect(at(3 * hourMs + 1, all)).toEqual(['unanswered', 'unanswered bob']);
  });

  it('by detector holds only what it alone sees', () => {
    expect(at(hourMs, burst)).toEqual(['snoozed']);
    const both = [
      aSignal(),
      aSignal({ detector: 'own-price-crash', family: 'price', fingerprint: 'p', severity: 'high' }),
    ];
    expect(at(hourMs, burst, { signals: both })[0]).toBe('unanswered');
    expect(at(hourMs, { ...all, detector: 'night-activity' })[0]).toBe('unanswered');
  });

  it('is not what is critical', () => {
    expect(at(hourMs, all, { severity: 'critical' })[0]).toBe('unanswered');
  });

  it('is told all the same when it is over', () => {
    expect(at(hourMs, all, { status: 'resolved', revision: 2 })).toEqual(['resolved', 'all-clear alice']);
  });
});

describe('a backup', () => {
  it.each([
    ['not before half an hour', 30 * minuteMs - 1, 'not-yet'],
    ['after half an hour', 30 * minuteMs, 'unanswered'],
  ])('%s', (_, since, reason) => expect(followed(noon + since)[0]).toBe(reason));

  it('is told once', () => {
    const told = aMessage({ recipient: bob.address, kind: 'unanswered', createdAt: noon + 30 * minuteMs });
    expect(followed(noon + 31 * minuteMs, [aMessage(), told])).toEqual(['not-yet']);
  });

  it('is not told of what was answered', () => {
    expect(followed(noon + 31 * minuteMs, [aMessage()], { status: 'acknowledged' })).toEqual(['answered']);
  });

  it("is told at once when the first one can't be reached", () => {
    expect(followed(noon + minuteMs, [aMessage({ outcome: 'dead' })])).toEqual(['unreachable', 'unanswered bob']);
  });

  it('who was called in hears what is new without waiting', () => {
    const called = aMessage({ recipient: bob.address, kind: 'unanswered', createdAt: noon + 30 * minuteMs });
    const news = aMessage({ key: 'inc-1/2/alice@example.com', revision: 2, createdAt: noon + 90 * minuteMs });
    expect(followed(noon + 90 * minuteMs, [aMessage(), called, news])).toEqual(['unanswered', 'unanswered bob']);
  });

  it('who gets reports only is left alone', () => {
    expect(followed(noon + 31 * minuteMs, [aMessage()], {}, [alice, { ...bob, gets: ['reports'] }])).toEqual([
      'not-yet',
    ]);
  });

  it('waits from when the first one wakes, unless it is critical', () => {
    const sleeper = { ...alice, quietHours: { fromMinute: 11 * 60, toMinute: 13 * 60 } };
    const recipients = [sleeper, bob];
    expect(followed(noon + 45 * minuteMs, [aMessage()], {}, recipients)).toEqual(['not-yet']);
    expect(followed(noon + 90 * minuteMs, [aMessage()], {}, recipients)[0]).toBe('unanswered');
    expect(followed(noon + 45 * minuteMs, [aMessage()], { severity: 'critical' }, recipients)[0]).toBe('unanswered');
  });
});

describe('the all-clear', () => {
  it('goes once to everyone who heard of it', () => {
    const resolved = { status: 'resolved' } as const;
    expect(followed(noon + hourMs, [aMessage()], resolved)).toEqual(['resolved', 'all-clear alice']);
    const cleared = aMessage({ key: 'inc-1/all-clear-1/alice@example.com', kind: 'all-clear' });
    expect(followed(noon + hourMs, [aMessage(), cleared], resolved)).toEqual(['answered']);
  });
});

describe('what waits to be sent', () => {
  const held = (overrides: object = {}) =>
    ({ ...aMessage({ settledAt: null, outcome: null }), timing: 'gathering', ...overrides }) as const;
  const newer = aMessage({ key: 'inc-1/2/alice@example.com', revision: 2, createdAt: noon + minuteMs });

  it.each([
    ['held and overtaken', held(), [newer], {}, /newer/],
    ['held and alone', held(), [], {}, null],
    ['held, and someone else was told', held(), [{ ...newer, recipient: bob.address }], {}, null],
    ["held, and what is newer can't be brought", held(), [{ ...newer, outcome: 'dead' }], {}, null],
    ['owed at once is sent whatever comes', held({ timing: 'at-once' }), [newer], {}, null],
    ['held until it was dismissed', held(), [], { status: 'dismissed' }, /dismissed/],
    [
      'a reminder of what was answered',
      held({ kind: 'reminder', timing: 'at-once' }),
      [],
      { status: 'acknowledged' },
      /acknowl/,
    ],
    ['an all-clear', held({ kind: 'all-clear' }), [newer], { status: 'resolved' }, null],
  ] as const)('%s', (_, message, others, incident, why) => {
    const reason = overtakenBy(message, anIncident(incident), [message, ...others]);
    if (why === null) expect(reason).toBeNull();
    else expect(reason).toMatch(why);
  });
});
