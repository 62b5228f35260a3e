// What may be said of an incident, when and by which way, and what it makes of it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answers, type IncidentAnswer } from '../../src/domain/owner/incident-answer.ts';
import type { Via } from '../../src/domain/owner/log-entry.ts';
import { type Incident, type IncidentStatus, isClosedByLink } from '../../src/domain/watch/incident.ts';
import { isAtLeast, severities } from '../../src/domain/watch/severity.ts';
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
    const seen = say('open', 'acknowledge', 'console', null);
    if (seen.outcome !== 'done') throw new Error(seen.outcome);
    expect(seen.incident).toMatchObject({ acknowledgedAt: noon, answered: { by: 'Alice', reason: null } });
    const over = answered(seen.incident, 'resolve', { by: { name: 'Bob', via: 'command' }, at: noon + 1, reason: ' ' });
    expect(over).toMatchObject({
      incident: { acknowledgedAt: noon, answered: { at: noon + 1, by: 'Bob', reason: null }, revision: 3 },
    });
  });

  it('of an earlier state is taken by nobody but a link, which then says no more than that it was seen', () => {
    const incident = anIncident({ severity: 'medium', revision: 3 });
    const earlier = (via: 'command' | 'console' | 'link') =>
      answered(incident, 'acknowledge', { by: { name: 'Alice', via }, at: noon, reason: null, revision: 2 }).outcome;
    expect([earlier('command'), earlier('console'), earlier('link')]).toEqual(['refused', 'refused', 'earlier']);
  });

  it('dismisses by command and in the console only with a reason in words', () => {
    expect(say('open', 'dismiss', 'command', '  ')).toEqual({ outcome: 'refused', refusal: 'no-reason' });
    expect(say('open', 'dismiss', 'console', null)).toEqual({ outcome: 'refused', refusal: 'no-reason' });
    expect(say('open', 'dismiss', 'console', 'that was us').outcome).toBe('done');
  });
});

describe('a link, which whoever reads the mailbox may click', () => {
  it.each(['critical', 'high', 'medium'] as const)(
    'says “seen” of anything; of what is %s, no more where it is grave',
    (severity) => {
      const incident = anIncident({ severity });
      expect(answers.map((answer) => [answer, refusalOf(incident, answer, 'link')])).toEqual([
        ['acknowledge', null],
        ['resolve', 'not-by-link'],
        ['dismiss', severity === 'medium' ? null : 'not-by-link'],
        ['reopen', 'not-by-link'],
      ]);
      expect(refusalOf(incident, 'dismiss', 'console')).toBeNull();
    },
  );

  const byLink = { name: 'alice@example.com', via: 'link' as const };
  const link = (incident: Incident, answer: IncidentAnswer, revision: number, name = byLink.name) =>
    answered(incident, answer, { by: { ...byLink, name }, at: noon, reason: 'that was us', revision });

  it('leaves what was seen as open as it was, and keeps who has seen it', () => {
    const before = anIncident({ severity: 'critical', revision: 2 });
    const seen = link(before, 'acknowledge', 2);
    expect(seen).toEqual({
      outcome: 'seen',
      incident: { ...before, acknowledgedAt: noon, seen: [{ by: 'alice@example.com', at: noon, revision: 2 }] },
    });
    if (seen.outcome !== 'seen') throw new Error(seen.outcome);
    expect(link(seen.incident, 'acknowledge', 2).outcome).toBe('already');
    const both = link(seen.incident, 'acknowledge', 2, 'bob@example.com');
    expect(both).toMatchObject({ incident: { seen: [{ by: 'alice@example.com' }, { by: 'bob@example.com' }] } });
  });

  it('closes nothing of which its mail didn’t know, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...answers),
        fc.constantFrom(...severities),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        (answer, severity, revision, newest) => {
          const before = anIncident({ severity, revision: newest });
          const said = link(before, answer, revision);
          const after = 'incident' in said ? said.incident : before;
          const mayClose = answer === 'dismiss' && revision >= newest && !isAtLeast(severity, 'high');
          expect(after.status).toBe(mayClose ? 'dismissed' : 'open');
          if (revision < newest) expect([said.outcome, after.revision]).toEqual(['earlier', newest]);
        },
      ),
    );
  });

  it('counts for less than the same said at the computer, which is taken after it', () => {
    const closed = link(anIncident({ severity: 'medium' }), 'dismiss', 1);
    if (closed.outcome !== 'done') throw new Error(closed.outcome);
    expect(isClosedByLink(closed.incident)).toBe(true);
    const confirmed = answered(closed.incident, 'dismiss', { by: alice, at: noon, reason: 'ours' });
    expect(confirmed).toMatchObject({ outcome: 'done', incident: { answered: { via: 'command', by: 'Alice' } } });
    expect(link(closed.incident, 'dismiss', 2).outcome).toBe('already');
  });
});
