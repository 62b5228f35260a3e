// What may be said of an incident, when and by which way, and what it makes of it.
import { describe, expect, it } from '@jest/globals';
import { answers, type IncidentAnswer } from '../../src/domain/owner/incident-answer.ts';
import type { Via } from '../../src/domain/owner/log-entry.ts';
import type { IncidentStatus } from '../../src/domain/watch/incident.ts';
import { answered, refusalOf } from '../../src/incidents/answer.ts';
import { anIncident, noon } from '../support/factories.ts';

const alice = { name: 'Alice', via: 'command' as const };
const say = (
  status: IncidentStatus,
  answer: IncidentAnswer,
  via: Via = 'command',
  reason: string | null = 'my clearance',
) => answered(anIncident({ status, severity: 'critical' }), answer, { by: { ...alice, via }, at: noon, reason });

describe('an answer', () => {
  it.each<[IncidentStatus, IncidentAnswer, IncidentStatus | 'already' | 'refused']>([
    ['open', 'acknowledge', 'acknowledged'],
    ['open', 'resolve', 'resolved'],
    ['open', 'dismiss', 'dismissed'],
    ['open', 'reopen', 'already'],
    ['acknowledged', 'acknowledge', 'already'],
    ['acknowledged', 'resolve', 'resolved'],
    ['acknowledged', 'dismiss', 'dismissed'],
    ['acknowledged', 'reopen', 'refused'],
    ['resolved', 'acknowledge', 'refused'],
    ['resolved', 'resolve', 'already'],
    ['resolved', 'dismiss', 'dismissed'],
    ['resolved', 'reopen', 'open'],
    ['dismissed', 'acknowledge', 'refused'],
    ['dismissed', 'resolve', 'refused'],
    ['dismissed', 'dismiss', 'already'],
    ['dismissed', 'reopen', 'open'],
  ])('%s, then %s: %s', (status, answer, expected) => {
    const result = say(status, answer);
    if (result.outcome !== 'done') expect(result.outcome).toBe(expected);
    else expect(result.incident).toMatchObject({ status: expected, revision: 2, answered: { at: noon, by: 'Alice' } });
  });

  it('says who, when and why; the first acknowledgement is kept', () => {
    const seen = say('open', 'acknowledge', 'link', null);
    if (seen.outcome !== 'done') throw new Error(seen.outcome);
    expect(seen.incident).toMatchObject({ acknowledgedAt: noon, answered: { by: 'Alice', reason: null } });
    const over = answered(seen.incident, 'resolve', { by: { name: 'Bob', via: 'command' }, at: noon + 1, reason: ' ' });
    expect(over).toMatchObject({
      incident: { acknowledgedAt: noon, answered: { at: noon + 1, by: 'Bob', reason: null }, revision: 3 },
    });
  });

  it('dismisses by command only with a reason in words', () => {
    expect(say('open', 'dismiss', 'command', '  ')).toEqual({ outcome: 'refused', refusal: 'no-reason' });
    expect(say('open', 'dismiss', 'console', null).outcome).toBe('done');
  });
});

describe('a link, which whoever reads the mailbox may click', () => {
  it('acknowledges anything, dismisses what is not critical, and does nothing else', () => {
    const critical = anIncident({ severity: 'critical' });
    const high = anIncident({ severity: 'high' });
    expect(
      answers.map((answer) => [answer, refusalOf(critical, answer, 'link'), refusalOf(high, answer, 'link')]),
    ).toEqual([
      ['acknowledge', null, null],
      ['resolve', 'not-by-link', 'not-by-link'],
      ['dismiss', 'not-by-link', null],
      ['reopen', 'not-by-link', 'not-by-link'],
    ]);
    expect(refusalOf(critical, 'dismiss', 'console')).toBeNull();
  });
});
