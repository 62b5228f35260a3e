// Laws that hold for every alert, in both languages, whatever an attacker wrote into it.
import { describe, expect, it } from '@jest/globals';
import type { Language } from '../../src/domain/marketplace.ts';
import type { Rendered } from '../../src/domain/rendered.ts';
import { type AlertProps, alertPreheader, alertSubject, renderAlert } from '../../src/messages/alert.tsx';
import { account, alertOf, alertProps, incident, kindNames, listingEvidence, signal } from './fixtures.ts';
import { squeezed, visiblePieces } from './visible.ts';

/** Words with which the fakes press and lure (docs/takeovers.md section 6), and what other phishing checks look for. */
const tells = [
  /24時間以内|72時間以内|永久ロック|自動的に削除|アカウントが停止|最終警告|緊急|至急|今すぐ|お客様/u,
  /未納|ロックされ|こちらをクリック|くださ。|重なら|あらの|メ-ル/u,
  /\burgent|\bimmediately|\bact now|final warning|within 24 hours|suspended|locked|click here|verify your|dear (customer|seller|user)/i,
];

const evilTitles = [
  '<script>alert(1)</script><a href="https://amazon.co.jp.evil.example/">Sign in</a>',
  "Switch {count, plural, one {#} other {#}} {missing} '{",
  '\u202Egnp.exe\u202C \u2066abc\u2069 \u200Bzero\u200Dwidth\uFEFF',
  'قاموس عربي كبير مع صور',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 emoji \u{1F9D1}\u{1F3FD}',
  `http://signin.amazon.com.example ${'A'.repeat(10_000)}`,
  'line\r\nBcc: mallory@example.com\u0000\u0007\u2028next',
  `z${'\u0300'.repeat(5000)}`,
  '\u3164\u115f\u2800',
];

const hostile = (language: Language): AlertProps =>
  alertProps({
    account: account({ language, name: 'アリス & Bob <b>', safePhrase: 'a "quoted" <phrase>' }),
    incident: incident({
      signals: [signal({ evidence: evilTitles.map((title, index) => listingEvidence(index, title)) })],
    }),
  });

const many = (language: Language): AlertProps =>
  alertProps({
    account: account({ language }),
    incident: incident({
      signals: Array.from({ length: 12 }, (_, n) =>
        signal({
          fingerprint: `burst|${n}`,
          detector: `detector-${n}`,
          evidence: Array.from({ length: 200 }, (_, i) => listingEvidence(i + n, `${'商品名'.repeat(200)}${i}`)),
          evidenceTotal: 5000,
        }),
      ),
    }),
  });

const languages: readonly Language[] = ['en', 'ja'];
const all: [string, AlertProps][] = languages.flatMap((language) => [
  ...kindNames.map((kind): [string, AlertProps] => [`${kind}, ${language}`, alertOf(kind, language)]),
  [`hostile titles, ${language}`, hostile(language)],
  [`thousands of rows, ${language}`, many(language)],
]);

describe.each(all)('every alert (%s)', (_, props) => {
  const rendered: Promise<Rendered> = renderAlert(props);

  it('has a subject of less than 78 characters on one line that asks nothing', async () => {
    const { subject } = await rendered;
    expect(subject).toBe(alertSubject(props));
    expect(subject.length).toBeGreaterThan(10);
    expect([...subject].length).toBeLessThan(78);
    expect(subject).not.toMatch(/[?？\r\n]/);
  });

  it('has a preheader that says something else than the subject', async () => {
    const { subject, preheader, html } = await rendered;
    expect(preheader).toBe(alertPreheader(props));
    expect(preheader).not.toContain(subject);
    expect(subject).not.toContain(preheader);
    expect(visiblePieces(html)[0]).toBe(preheader);
  });

  it('has a text part that holds every piece of the HTML', async () => {
    const { html, text, preheader } = await rendered;
    const whole = squeezed(text);
    const missing = visiblePieces(html).filter((piece) => piece !== preheader && !whole.includes(squeezed(piece)));
    expect(missing).toEqual([]);
  });

  it('links nothing but the console, and nothing that a mail reader could take for a link', async () => {
    const { html, text } = await rendered;
    const own = props.consoleUrl;
    const bare = (s: string) => (own === null ? s : s.replaceAll(own, ''));
    const body = bare(html.slice(html.indexOf('<body')));
    expect(body).not.toMatch(/https?:|href="(?!")[^"]|src=|url\(/i);
    expect(bare(text)).not.toMatch(/:\/\/|www\.|amazon\.[a-z]|mailto:/i);
    expect(html).not.toMatch(/<(img|link|script|iframe|form|input)\b|@import|@font-face/i);
  });

  it('greets by the name that the owner chose and shows the safe phrase on the first screen', async () => {
    const { text } = await rendered;
    const first = text.split('\n').slice(0, 3).join('\n');
    expect(first).toContain(props.account.name);
    expect(first).toContain(props.account.safePhrase);
  });

  it('has none of the tells of phishing', async () => {
    const { subject, preheader, text, html } = await rendered;
    for (const tell of tells) expect(`${subject}\n${preheader}\n${text}`).not.toMatch(tell);
    // Hidden and direction-changing characters are how fakes slip past filters.
    expect(text + html).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2067\ufeff\u00ad]/u);
  });

  it('is small enough to be shown whole, with lines that any server takes', async () => {
    const { html, text } = await rendered;
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    for (const line of text.split('\n')) expect(Buffer.byteLength(line)).toBeLessThan(998);
  });
});

describe('titles that an attacker wrote', () => {
  it('are escaped, cut, and never read as a message', async () => {
    const { html, text } = await renderAlert(hostile('en'));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('Switch {count, plural, one {#} other {#}} {missing}');
    expect(text).toContain('gnp[.]exe abc zerowidth');
    expect(text).toContain('(no title)');
    expect(text).not.toMatch(/A{70}/);
    expect(text).not.toMatch(/^Bcc:/m);
    expect(text).toContain('line Bcc: mallory@example[.]com next');
  });

  it('that run from right to left are isolated, each by a pair', async () => {
    const { text } = await renderAlert(hostile('en'));
    expect(text).toContain('\u2068قاموس عربي كبير مع صور\u2069');
  });
});
