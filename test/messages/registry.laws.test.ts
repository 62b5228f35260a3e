// Laws that hold for every message, in every state and both languages.
import { describe, expect, it } from '@jest/globals';
import { every } from '../../dev/previews/index.ts';
import type { Rendered } from '../../src/domain/telling/rendered.ts';
import { widthOf } from '../../src/domain/text/plain-layout.ts';
import { hostileAlerts } from './hostile.ts';
import { squeezed, visiblePieces } from './visible.ts';

/** Words with which the fakes press and lure (docs/takeovers.md section 6), and what other phishing checks look for. */
const tells = [
  /24時間以内|72時間以内|永久ロック|自動的に削除|アカウントが停止|最終警告|緊急|至急|今すぐ|お客様/u,
  /未納|ロックされ|こちらをクリック|くださ。|重なら|あらの|メ-ル/u,
  /\burgent|\bimmediately|\bact now|final warning|within 24 hours|suspended|locked|click here|verify your|dear (customer|seller|user)/i,
];

const all = [...every, ...hostileAlerts].map((shown) => [shown.name, shown] as const);

describe.each(all)('every message (%s)', (_, { props, render }) => {
  const rendered: Promise<Rendered> = render();

  it('has a subject of less than 78 columns on one line that asks nothing', async () => {
    const { subject } = await rendered;
    expect(subject.length).toBeGreaterThan(8);
    expect(widthOf(subject)).toBeLessThan(78);
    expect(subject).not.toMatch(/[?？\r\n]/);
  });

  it('has a preheader that says something else than the subject', async () => {
    const { subject, preheader, html } = await rendered;
    expect(preheader).not.toContain(subject);
    expect(subject).not.toContain(preheader);
    expect(visiblePieces(html)[0]).toBe(preheader);
  });

  it('has a text part that holds every piece of the HTML, pictures included', async () => {
    const { html, text, preheader } = await rendered;
    const whole = squeezed(text);
    const missing = visiblePieces(html).filter((piece) => piece !== preheader && !whole.includes(squeezed(piece)));
    expect(missing).toEqual([]);
  });

  it('links nothing but the console, and nothing that a mail reader could take for a link', async () => {
    const { html, text } = await rendered;
    const own = props.consoleUrl === null ? null : new URL(props.consoleUrl).origin;
    const bare = (s: string) => (own === null ? s : s.replaceAll(own, ''));
    const body = bare(html.slice(html.indexOf('<body')));
    expect(body).not.toMatch(/https?:|href="(?![/"])|src="(?!cid:chart-\d+@rusuban")|url\(/i);
    expect(bare(text)).not.toMatch(/:\/\/|www\.|amazon\.[a-z]|mailto:/i);
    expect(html).not.toMatch(/<(link|script|iframe|form|input|svg)\b|@import|@font-face/i);
  });

  it('embeds every picture that it shows, with words for those who do not see it', async () => {
    const { html, attachments } = await rendered;
    const shown = [...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => cid);
    expect(attachments.flatMap(({ cid }) => cid ?? [])).toEqual(shown);
    for (const [image] of html.matchAll(/<img[^>]*>/g)) expect(image).toMatch(/alt="[^"]{20,}"/);
  });

  it('greets by the name that the owner chose and shows the safe phrase on the first screen', async () => {
    const { text } = await rendered;
    const first = text.split('\n').slice(0, 3).join('\n');
    expect(first).toContain(props.account.name);
    expect(first).toContain(props.account.safePhrase);
  });

  it('has none of the words of phishing', async () => {
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

  it('breaks no line of its text where Japanese may not be broken', async () => {
    const { text } = await rendered;
    for (const line of text.split('\n'))
      expect(line).not.toMatch(/^ *[、。，．・：；？！）」』】〕〉》ー〜々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％]/u);
  });

  it('says why it came, and in one language only', async () => {
    const { text } = await rendered;
    const isJapanese = props.account.language === 'ja';
    expect(text).toContain(isJapanese ? 'このメールが届いた理由' : 'Why you get this message');
    if (!isJapanese) expect(text.replace(/^.*(SKU|\d\. ).*$/gm, '')).not.toMatch(/[。、]/u);
  });
});
