// What an alert says in the cases where one sentence more or less matters.
import { describe, expect, it } from '@jest/globals';
import { hourMs } from '../../src/domain/clock.ts';
import { noCoverage } from '../../src/domain/coverage.ts';
import { count } from '../../src/domain/text.ts';
import { alertSubject, renderAlert } from '../../src/messages/alert.tsx';
import { account, alertProps, beganAt, coverage, incident, payoutSignal, priceSignal, signal } from './fixtures.ts';
import { squeezed } from './visible.ts';

async function textOf(overrides: Parameters<typeof alertProps>[0]): Promise<string> {
  return (await renderAlert(alertProps(overrides))).text.replace(/\n\s*/g, ' ');
}

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
    expect(before).toContain('Time left: 2 days, until Wed, Nov 25, 2026, 02:10 GMT+9');
    expect(await textOf({ incident: held, now: beganAt + 80 * hourMs })).not.toContain('Time left');
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
    expect(await textOf({ account: stranger })).toContain('Since: Sat, Nov 21, 2026, 17:10 UTC');
  });

  it('leaves out the checklist and the contacts where there are none', async () => {
    const text = await textOf({ checklist: [] });
    expect(text).not.toContain('What to do');
    expect(text).not.toContain('Do this first');
    expect(text).not.toContain('Who can help');
  });

  it('prints commands only where it was given any', async () => {
    expect(await textOf({})).not.toContain('To tell Rusuban so');
    expect(await textOf({ commands: ['rusuban x'] })).toContain('To tell Rusuban so: rusuban x');
  });

  it('keeps how sure it is in the subject, however long the rest', () => {
    const long = 'Überaus '.repeat(40);
    const detectors = [{ ...alertProps().detectors[0], id: 'listing-burst', title: { en: long, ja: long }, says: {} }];
    const subject = alertSubject(
      alertProps({ detectors: detectors as never, incident: incident({ signals: [signal()] }) }),
    );
    expect(subject).toMatch(/… - not normal here \(very sure\)$/);
  });

  it('says an escalation and new evidence as such', async () => {
    expect(await textOf({ reason: 'escalated' })).toContain('more serious than when you were last told (critical)');
    expect(squeezed(alertSubject(alertProps({ reason: 'new-evidence' })))).toMatch(/^Update:/);
  });
});
