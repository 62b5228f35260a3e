// What an incident's subject and first line tell: each story word for word, with the detectors' own declarations, and
// never more than was seen.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectors } from '../../../src/detectors/all.ts';
import { count, type Params } from '../../../src/domain/text/text.ts';
import type { Incident } from '../../../src/domain/watch/incident.ts';
import { narrativeOf, type Plot, plotNames, themes } from '../../../src/domain/watch/narrative.ts';
import { severities } from '../../../src/domain/watch/severity.ts';
import { families, type Signal } from '../../../src/domain/watch/signal.ts';
import { fuse } from '../../../src/incidents/fuse.ts';
import { incidentLine } from '../../../src/messages/incident/line.ts';
import { strongestFirst } from '../../../src/messages/incident/spoken.ts';
import { storySentence } from '../../../src/messages/incident/story.ts';
import { incidentSubject } from '../../../src/messages/incident/subject.ts';
import { createFormat } from '../../../src/messages/language/format.ts';
import { anIncident, aSignal } from '../../support/factories.ts';
import { golden } from '../golden.ts';

/** As the detector of that name would sign it. */
function seen(id: string, key: string, score: number, params: Params = {}, own: Partial<Signal> = {}): Signal {
  const detector = detectors.find((one) => one.id === id);
  if (!detector?.says[key]) throw new Error(`${id} doesn't say ${key}`);
  const { family, severity, role, isHardFact = false } = detector;
  return aSignal({
    ...{ detector: id, family, severity, isHardFact, fingerprint: `${id}|${key}`, score, evidence: [] },
    ...(role && { role }),
    summary: { key, params },
    ...own,
  });
}
const n = (of: number): Params => ({ count: count(of) });
const low = { severity: 'low' } as const;
const listed = seen('listing-burst', 'burst', 96, n(162), low);
const orders = seen('order-surge', 'surge', 1.5, n(95), { severity: 'info' });
const cheap = seen('price-below-market', 'mild', 5, n(58), low);
const bank = seen('payout-destination-changed', 'payout-account-tail', 6);
const notice = (key: string, own: Partial<Signal>) => seen('account-notice', key, own.score ?? 6, {}, own);

const stories: Readonly<Record<Plot, readonly Signal[]>> = {
  payout: [bank, listed, orders],
  intruder: [notice('new-sign-in', { severity: 'medium', score: 4 }), notice('sign-in-email-changed', {})],
  'diverted-mail': [notice('sign-in-email-changed', {}), listed],
  'sign-in': [notice('user-changed', { severity: 'high' })],
  'waking-and-selling': [seen('dormant-account-wakes', 'wakes', 2, { days: count(412) }), listed, cheap],
  'selling-as-another': [seen('contact-changed', 'business-name', 6), listed, orders],
  selling: [listed, cheap, orders],
  overwriting: [seen('listing-wipe-or-rewrite', 'rewritten', 8, n(31))],
  wiping: [seen('listing-wipe-or-rewrite', 'wiped', 8, n(240))],
  cancelling: [seen('seller-cancellation-spike', 'seller', 3, n(23))],
  altering: [seen('own-price-crash', 'slashed', 9, n(44), low), seen('fulfilment-flip', 'flipped', 5, n(12), low)],
  buying: [seen('buyer-side-order', 'night', 5, { orders: count(6) })],
  'new-device': [notice('new-sign-in', { severity: 'medium', score: 4 })],
  identity: [seen('contact-changed', 'store-name', 4, {}, { severity: 'medium' })],
  waking: [
    seen('dormant-account-wakes', 'wakes', 3, { days: count(1_200) }),
    seen('shipped-without-tracking', 'untracked', 4, n(9)),
  ],
  undelivered: [
    seen('complaint-wave', 'wave', 7, n(14)),
    seen('monitor-blind', 'missing', 1, {}, { severity: 'medium' }),
  ],
  standing: [seen('account-status-changed', 'deactivated', 6)],
  'sign-in-tried': [seen('one-time-password-burst', 'burst', 5, { codes: count(5) })],
  phishing: [seen('phishing-wave', 'followed', 5)],
  flooding: [seen('mailbox-flood', 'flood', 4, { mails: count(480) })],
};
const formats = [createFormat('en', 'Asia/Tokyo'), createFormat('ja', 'Asia/Tokyo')];

/** As correlation would hold it; a medium fact alone is never told, and is no less a story. */
const incidentOf = (signals: readonly Signal[]): Incident =>
  anIncident({ signals, severity: fuse(signals).severity, lastAlert: null });
const tellingOf = ({ detector, summary }: Signal) =>
  detectors.find(({ id }) => id === detector)?.tells[summary.key] ?? null;

describe('each story, word for word', () => {
  it('in subject, first line and list, in both languages', async () => {
    const lines = plotNames.flatMap((plot) => {
      const incident = incidentOf(stories[plot]);
      expect([plot, narrativeOf(incident, tellingOf)?.plot]).toEqual([plot, plot]);
      return [
        `## ${plot}`,
        ...formats.flatMap((format) => [
          incidentSubject({ incident, detectors }, strongestFirst(incident.signals), null, format),
          storySentence(incident, detectors, format),
          incidentLine(incident, detectors, format),
        ]),
        '',
      ];
    });
    expect(lines.join('\n')).toBe(await golden('stories.golden.txt', lines.join('\n')));
  });

  it('"may" where it isn’t sure', () => {
    const weak = [seen('buyer-side-order', 'night', 2.5, { orders: count(2) })];
    expect(formats.map((format) => storySentence(incidentOf(weak), detectors, format))).toEqual([
      'Someone else may be buying with your login: 2 orders at night.',
      '他人がこのログインで買い物をしている可能性があります（夜間2件）。',
    ]);
  });

  it('with the numbers of what is new in an update', () => {
    const cancelled = seen('seller-cancellation-spike', 'seller', 2, n(23), low);
    const incident = incidentOf([listed, cheap, cancelled]);
    const [en] = formats;
    expect(en && incidentSubject({ incident, detectors }, [cancelled], 'subject.update', en)).toBe(
      'Critical, update: someone may be selling as you: 23 cancelled (very sure)',
    );
  });
});

describe('no more than was seen', () => {
  it.each([
    ['a launch: one low sign has an honest reading', [listed]],
    ['only for information', [orders]],
    ['planned', [{ ...bank, known: 'planned' as const }]],
  ])('no story of %s', (_, signals) => {
    const [en] = formats;
    expect(en && storySentence({ severity: fuse(signals).severity, signals }, detectors, en)).toBeNull();
  });

  it('whatever comes together: each theme of the story is told by a sign that is news', () => {
    const sign = fc.record({
      family: fc.constantFrom(...families),
      theme: fc.option(fc.constantFrom(...themes)),
      score: fc.double({ min: 0, max: 20, noNaN: true }),
      severity: fc.constantFrom(...severities),
      isKnown: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 6 }), (signs) => {
        const signals = signs.map(({ family, score, severity, isKnown, theme }, i) =>
          aSignal({
            ...{ detector: `${theme}`, fingerprint: `${i}`, family, score, severity },
            ...(isKnown && { known: 'dismissed' as const }),
          }),
        );
        const told = ({ detector }: Signal) => {
          const theme = themes.find((one) => one === detector);
          return theme ? { theme, brief: { en: '', ja: '' } } : null;
        };
        const story = narrativeOf({ severity: 'critical', signals }, told);
        if (story === null) return;
        const news = signals.filter(({ known, severity }) => !known && severity !== 'info');
        const without = (theme: string) => news.filter(({ detector }) => detector !== theme);
        // Taken away what tells one of its themes, it is told no more.
        const needed = themes.filter(
          (theme) => narrativeOf({ severity: 'critical', signals: without(theme) }, told)?.plot !== story.plot,
        );
        expect(needed.length).toBeGreaterThan(0);
        for (const theme of needed) expect(news.some(({ detector }) => detector === theme)).toBe(true);
        expect(new Set(story.signals.map(({ family }) => family)).size).toBe(story.signals.length);
        expect(story.signals.every(({ known }) => !known)).toBe(true);
        // The order in which signs came tells nothing.
        expect(narrativeOf({ severity: 'critical', signals: [...signals].reverse() }, told)?.plot).toBe(story.plot);
      }),
      { numRuns: 300 },
    );
  });
});
