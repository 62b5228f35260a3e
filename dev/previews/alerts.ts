// Examples of the alert: the five stories of docs/takeovers.md, and the later messages about one incident.
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import { count, duration, instant, text } from '../../src/domain/text/text.ts';
import type { Told } from '../../src/domain/watch/incident.ts';
import type { IncidentProps } from '../../src/messages/incident/props.ts';
import {
  accountIn,
  beganAt,
  buyerSignal,
  cancellationSignal,
  commands,
  contacts,
  coverage,
  incident,
  incidentProps,
  payoutSignal,
  phishingSignal,
  priceSignal,
  signal,
} from './incidents.ts';

type Preview = (language: Language) => IncidentProps;

const consoleUrl = 'https://console.example.com/incidents/1';

/** Story 1: a dormant account, foreign goods in one batch. */
const forgottenSeller: Preview = (language) =>
  incidentProps({
    account: accountIn(language),
    coverage: coverage({ payouts: { state: 'missing', reason: 'role-missing', asOf: null } }),
    contacts,
    answers: commands,
  });

/** Story 2: the same on a shop that lives of it, so that orders and cancellations show as well. */
const mainBusiness: Preview = (language) =>
  incidentProps({
    account: accountIn(language),
    incident: incident({ score: 21.7, signals: [signal(), priceSignal(), cancellationSignal()] }),
    answers: commands,
  });

/** Story 3: the deposit account was changed, the hold runs. */
const payout: Preview = (language) =>
  incidentProps({
    account: accountIn(language),
    incident: incident({ severity: 'high', signals: [payoutSignal()] }),
    contacts,
    answers: commands,
  });

/** Story 4: the buyer side of the same login. */
const buyerSide: Preview = (language) =>
  incidentProps({
    account: accountIn(language),
    incident: incident({ severity: 'high', signals: [buyerSignal()] }),
    answers: commands,
  });

/** Story 5: a fake, and a sign-in soon after. */
const phishing: Preview = (language) =>
  incidentProps({
    account: accountIn(language),
    incident: incident({ severity: 'high', signals: [phishingSignal()] }),
    answers: commands,
  });

/** What the reader heard seventeen minutes into it. */
const told: Told = {
  at: beganAt + 17 * minuteMs,
  severity: 'high',
  totals: { 'listing-burst': 23, 'price-below-market': 21 },
};

/** It grew worse: orders are cancelled as well. With a console, so that what a link may say is one. */
const cancellations: Preview = (language) =>
  incidentProps({
    account: accountIn(language),
    reason: 'escalated',
    told,
    now: beganAt + 4 * hourMs,
    incident: incident({
      revision: 2,
      signals: [signal(), priceSignal(), cancellationSignal()],
    }),
    coverage: coverage({ offers: { state: 'partial', reason: 'throttled', asOf: beganAt - 5 * hourMs } }),
    consoleUrl,
    answers: commands.map((answer) =>
      answer.says === 'seen' ? { ...answer, url: `${consoleUrl}/answers/seen?t=c2lnbmVk` } : answer,
    ),
  });

/** There is more of the same. */
const growing: Preview = (language) =>
  incidentProps({
    account: accountIn(language),
    reason: 'new-evidence',
    told: { ...told, severity: 'critical' },
    now: beganAt + dayMs,
    incident: incident({
      revision: 3,
      signals: [
        signal({
          summary: {
            ...signal().summary,
            params: { ...signal().summary.params, count: count(140), span: duration(6 * hourMs) },
          },
          evidenceTotal: 140,
        }),
        priceSignal(),
      ],
    }),
    answers: commands,
  });

/** The next payout is near, and the account's last digits are others than before. */
const payoutNear: Preview = (language) =>
  incidentProps({
    account: accountIn(language),
    incident: incident({
      severity: 'high',
      signals: [
        {
          ...payoutSignal(),
          summary: {
            key: 'tail',
            params: { before: text('4821'), after: text('0093'), next: instant(beganAt + 2 * dayMs) },
          },
        },
      ],
    }),
    answers: commands,
  });

export const alertPreviews = {
  'forgotten-seller': forgottenSeller,
  'main-business': mainBusiness,
  payout,
  'payout-near': payoutNear,
  'buyer-side': buyerSide,
  phishing,
  cancellations,
  growing,
} as const;
