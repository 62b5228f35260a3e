// What an alert says in the cases where one sentence more or less matters.
import { describe, expect, it } from '@jest/globals';
import {
  account,
  beganAt,
  coverage,
  incident,
  incidentProps,
  payoutSignal,
  priceSignal,
  signal,
} from '../../../dev/previews/incidents.ts';
import { hourMs } from '../../../src/domain/clock.ts';
import { count, instant, type Value } from '../../../src/domain/text/text.ts';
import { noCoverage } from '../../../src/domain/watch/coverage.ts';
import { alert } from '../../../src/messages/incident/alert.ts';
import type { IncidentProps } from '../../../src/messages/incident/props.ts';
import { createFormat } from '../../../src/messages/language/format.ts';

async function textOf(overrides: Partial<IncidentProps>): Promise<string> {
  return (await alert.render(incidentProps(overrides))).text.replace(/\n\s*/g, ' ');
}

const subjectOf = (overrides: Partial<IncidentProps>): string =>
  alert.subject(incidentProps(overrides), createFormat('en', 'Asia/Tokyo'));

describe('the alert', () => {
  it('says the strongest thing first, and each sentence once', async () => {
    const weak = signal({ fingerprint: 'again', score: 3 });
    const text = await textOf({ incident: incident({ signals: [weak, priceSignal(), signal({ score: 8 })] }) });
    const [first, second] = [text.indexOf('23 new listings within'), text.indexOf('21 of 23 new offers')];
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(text.slice(0, text.indexOf('What was seen')).match(/23 new listings within/g)).toHaveLength(1);
  });

  it('claims nothing that was not seen', async () => {
    const text = await textOf({ coverage: noCoverage() });
    expect(text).toContain('Orders and cancellations: not seen (not looked at yet).');
    expect(text).not.toContain('Every part that we watch was seen in full');
  });

  it('says how old the last sight of a part is', async () => {
    const orders = { state: 'partial', reason: 'report was short.', asOf: beganAt - hourMs } as const;
    const text = await textOf({ coverage: coverage({ orders }) });
    expect(text).toContain(
      'Orders and cancellations: seen in part only (report was short). Last seen Sun, Nov 22, 2026, 01:10 GMT+9.',
    );
  });

  it('counts down to a deadline that a signal names, and is silent once it has passed', async () => {
    const held = incident({ signals: [payoutSignal()] });
    const before = await textOf({ incident: held, now: beganAt + 24 * hourMs });
    expect(before).toContain('Time left: 2 days: Amazon usually holds payouts until Wed, Nov 25, 2026, 02:10 GMT+9');
    expect(await textOf({ incident: held, now: beganAt + 80 * hourMs })).not.toContain('Time left');
  });

  it('counts down each deadline once, the nearest, and no moment that isn’t called one', async () => {
    const [soon, late] = [instant(beganAt + 30 * hourMs), instant(beganAt + 40 * hourMs)];
    const held = (fingerprint: string, until: Value) => {
      const { summary, ...rest } = payoutSignal();
      return { ...rest, fingerprint, summary: { ...summary, params: { ...summary.params, until } } };
    };
    const { summary, ...rest } = signal();
    const dated = { ...rest, summary: { ...summary, params: { ...summary.params, until: soon } } };
    const text = await textOf({
      incident: incident({ signals: [held('late', late), dated, held('soon', soon)] }),
      now: beganAt + 24 * hourMs,
    });
    expect(text.match(/Time left/g)).toHaveLength(1);
    expect(text).toContain('Time left: 6 hours:');
    const alone = await textOf({ incident: incident({ signals: [dated] }), now: beganAt + 24 * hourMs });
    expect(alone).not.toContain('Time left');
  });

  it('shows rows that two detectors share only once', async () => {
    const text = await textOf({});
    expect(text.match(/SK-1000\b/g)).toHaveLength(1);
    expect(text).toContain('These 21 cases are among those above.');
  });

  it('goes out even where a detector is gone or its words no longer fit', async () => {
    const unknown = signal({ detector: 'retired-detector' });
    const unsayable = signal({ summary: { key: 'burst', params: { count: count(3) } } });
    const text = await textOf({ incident: incident({ signals: [unknown, unsayable] }) });
    expect(text).toContain('retired-detector: 23 cases');
    expect(text).toContain('A burst of new listings: 23 cases');
  });

  it('greets an owner without a name by the account, never as a nameless customer', async () => {
    const text = await textOf({ account: account({ name: ' \u200b', sellerId: null, safePhrase: null }) });
    expect(text.startsWith('Hello alice,')).toBe(true);
    expect(text).not.toMatch(/safe phrase/i);
  });

  it('is English in UTC for a language and a zone that it does not know', async () => {
    const stranger = account({ language: 'xx' as 'en', timeZone: 'Mars/Olympus' });
    expect(await textOf({ account: stranger })).toContain('Began: Sat, Nov 21, 2026, 17:10 UTC');
  });

  it('leaves out the checklist and the contacts where there are none', async () => {
    const text = await textOf({ checklist: [] });
    expect(text).not.toContain('What to do');
    expect(text).not.toContain('Do this first');
    expect(text).not.toContain('Who can help');
  });

  it('tells how to answer only where it was told', async () => {
    expect(await textOf({})).not.toContain('That was us');
    const answers = [{ says: 'was-me', command: 'rusuban x' }] as const;
    expect(await textOf({ answers })).toContain('That was us: rusuban x');
  });

  it('links an answer into the console, and refuses to link anywhere else', async () => {
    const consoleUrl = 'https://console.example.com/incidents/1';
    const answer = (url: string) => [{ says: 'was-me' as const, command: 'rusuban x', url }];
    const own = 'https://console.example.com/answers?t=1';
    expect(await textOf({ consoleUrl, answers: answer(own) })).toContain(`That was us: ${own}`);
    await expect(textOf({ consoleUrl, answers: answer('https://console.example.net/x') })).rejects.toThrow(/console/);
    await expect(textOf({ answers: answer(own) })).rejects.toThrow(/console/);
  });

  it('keeps how sure it is in the subject, however long the rest', () => {
    const long = 'Überaus '.repeat(40);
    const detectors = [
      { ...incidentProps().detectors[0], id: 'listing-burst', title: { en: long, ja: long }, says: {}, tells: {} },
    ];
    const subject = subjectOf({ detectors: detectors as never, incident: incident({ signals: [signal()] }) });
    expect(subject).toMatch(/… \(very sure\)$/);
  });
});

describe('a later message about the same incident', () => {
  const told = (totals: Record<string, number>) => ({ at: beganAt + hourMs, severity: 'high' as const, totals });

  it('begins with what is new, and puts that into the subject', async () => {
    const changed = { reason: 'escalated', told: told({ 'listing-burst': 23 }) } as const;
    expect(subjectOf(changed)).toMatch(/^Critical, worse: someone may be selling as you: 21 too cheap/);
    const text = await textOf(changed);
    expect(text).toMatch(/New since our message of Sun, Nov 22, 2026, 03:10 GMT\+9 =+ 21 of 23 new offers/);
    expect(text).toContain('more serious than when you were last told (critical)');
  });

  it('says how much more there is of what was told', async () => {
    const grown = {
      reason: 'new-evidence',
      told: told({ 'listing-burst': 7, 'price-below-market': 21 }),
    } as const;
    expect(subjectOf(grown)).toMatch(/^Critical, update: someone may be selling as you: 23 listed/);
    expect(await textOf(grown)).toContain('A burst of new listings: 23 so far, 7 then');
  });

  it('says that it is an update also where it was not kept what had been told', () => {
    expect(subjectOf({ reason: 'new-evidence' })).toMatch(
      /^Critical, update: someone may be selling as you: 23 listed/,
    );
    expect(subjectOf({ reason: 'escalated' })).toMatch(/^Critical, worse: /);
  });
});
