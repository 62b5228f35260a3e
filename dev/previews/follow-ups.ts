// Examples of what follows an alert: reminders, the second person, the all-clear.
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import type { Incident, Told } from '../../src/domain/watch/incident.ts';
import type { IncidentProps } from '../../src/messages/incident/props.ts';
import {
  accountIn,
  beganAt,
  commands,
  incident,
  incidentProps,
  payoutSignal,
  priceSignal,
  signal,
} from './incidents.ts';
import { steps } from './words.ts';

type Preview = (language: Language) => IncidentProps;

const toldAt = beganAt + 17 * minuteMs;
const told: Told = {
  at: toldAt,
  severity: 'critical',
  totals: { 'listing-burst': 23, 'price-below-market': 21 },
};
const open = incident({ signals: [signal(), priceSignal()] });
const held = incident({ severity: 'high', signals: [payoutSignal()] });

const base = (language: Language) => ({ account: accountIn(language), answers: commands });

export const reminderPreviews = {
  'nothing-done': (language) =>
    incidentProps({ ...base(language), told, reason: 'reminder', incident: open, now: toldAt + hourMs }),
  'some-done': (language) =>
    incidentProps({
      ...base(language),
      told,
      reason: 'reminder',
      incident: held,
      now: toldAt + 5 * hourMs,
      done: ['mailbox-and-password', 'two-step'],
    }),
  'all-done': (language) =>
    incidentProps({
      ...base(language),
      told,
      reason: 'reminder',
      incident: open,
      now: toldAt + dayMs,
      done: steps.map(({ id }) => id),
    }),
} as const satisfies Record<string, Preview>;

export const unansweredPreviews = {
  nobody: (language) =>
    incidentProps({
      ...base(language),
      firstToldAt: toldAt,
      reason: 'unanswered',
      incident: open,
      now: toldAt + 30 * minuteMs,
    }),
  unreachable: (language) =>
    incidentProps({ ...base(language), reason: 'unreachable', incident: held, now: toldAt + 5 * minuteMs }),
} as const satisfies Record<string, Preview>;

const resolved = (answered?: Incident['answered']): Incident => ({
  ...open,
  status: 'resolved',
  updatedAt: beganAt + 2 * dayMs,
  ...(answered && { answered }),
});

export const allClearPreviews = {
  'by-owner': (language) =>
    incidentProps({
      ...base(language),
      reason: 'resolved',
      now: beganAt + 2 * dayMs,
      incident: resolved({
        at: beganAt + 2 * dayMs,
        by: 'bob',
        reason: language === 'ja' ? 'Amazonで復旧済み' : 'restored by Amazon',
      }),
      done: ['mailbox-and-password', 'two-step', 'pause-listings', 'report'],
    }),
  unsigned: (language) =>
    incidentProps({
      ...base(language),
      reason: 'resolved',
      now: beganAt + 2 * dayMs,
      incident: resolved(),
      done: steps.map(({ id }) => id),
    }),
} as const satisfies Record<string, Preview>;
