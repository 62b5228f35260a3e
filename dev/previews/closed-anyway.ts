// Examples of an incident that was closed although not everything is back.
import { dayMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import type { Standing } from '../../src/domain/watch/standing.ts';
import type { ClosedAnywayProps } from '../../src/messages/incident/closed-anyway.ts';
import { accountIn, beganAt, incident, incidentProps, listingEvidence, payoutSignal, signal } from './incidents.ts';

type Preview = (language: Language) => ClosedAnywayProps;

const at = beganAt + dayMs;

function closed(language: Language, standing: Partial<Standing>, signals = [signal()]): ClosedAnywayProps {
  const reason = language === 'ja' ? '通知が多すぎる' : 'too many mails';
  return {
    ...incidentProps({
      account: accountIn(language),
      reason: 'resolved',
      now: at,
      incident: { ...incident({ signals }), status: 'resolved', updatedAt: at, answered: { at, by: 'bob', reason } },
    }),
    standing: { isBack: false, standing: [], judged: 23, unseen: [], unseeable: [], ...standing },
  };
}

export const closedAnywayPreviews = {
  standing: (language) =>
    closed(language, { standing: [3, 7].map((index) => ({ detector: 'listing-burst', row: listingEvidence(index) })) }),
  unseen: (language) => closed(language, { judged: 1, unseen: ['payouts'] }, [payoutSignal()]),
} as const satisfies Record<string, Preview>;
