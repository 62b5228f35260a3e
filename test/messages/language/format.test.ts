// Values and sentences in both languages, several currencies and zones.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/clock.ts';
import { count, duration, instant, money, number, percent, text, type Value } from '../../../src/domain/text/text.ts';
import { createFormat } from '../../../src/messages/language/format.ts';

const en = createFormat('en', 'America/Los_Angeles');
const ja = createFormat('ja', 'Asia/Tokyo');
const yen = (minor: number): Value => money({ minor, currency: 'JPY' });

describe('a value is shown as its reader writes it', () => {
  const cases: [Value, string, string][] = [
    [count(1_234_567), '1,234,567', '1,234,567'],
    [percent(0.08), '8%', '8%'],
    [percent(0.0837), '8.4%', '8.4%'],
    [percent(0.0004), '0.04%', '0.04%'],
    [percent(0.423), '42.3%', '42.3%'],
    [percent(2.5), '250%', '250%'],
    [number(1.66), '1.7', '1.7'],
    [number(1234.5), '1,234.5', '1,234.5'],
    [number(0.04), '0.04', '0.04'],
    [yen(2980), '¥2,980', '2,980円'],
    [yen(99_999_999), '¥99,999,999', '99,999,999円'],
    [yen(0), '¥0', '0円'],
    [money({ minor: 1999, currency: 'USD' }), '$19.99', '$19.99'],
    [money({ minor: 12_345, currency: 'KWD' }), 'KWD 12.345', 'KWD 12.345'],
    [money({ minor: 500, currency: '<b>' }), '5.00 <b>', '5.00 <b>'],
    [duration(14 * minuteMs), '14 minutes', '14分'],
    [duration(hourMs), '1 hour', '1時間'],
    [duration(3 * hourMs + 20 * minuteMs + 59_000), '3 hours 20 minutes', '3時間20分'],
    [duration(2 * dayMs + 5 * minuteMs), '2 days', '2日'],
    [duration(90_000), '1 minute 30 seconds', '1分30秒'],
    [duration(54 * minuteMs + 49_000), '54 minutes', '54分'],
    [duration(300), '0 seconds', '0秒'],
    [duration(-5), '0 seconds', '0秒'],
    [text('Tom & <Jerry>'), 'Tom & <Jerry>', 'Tom & <Jerry>'],
  ];
  it.each(cases)('%j', (value, english, japanese) => {
    expect(en.value(value)).toBe(english.replace(' 12', '\u00a012'));
    expect(ja.value(value)).toBe(japanese.replace(' 12', '\u00a012'));
  });
});

describe('a time always has its zone', () => {
  // Clocks went back in Los Angeles on 1 November 2026 at 09:00 UTC: 01:30 was there twice.
  const first = Date.UTC(2026, 10, 1, 8, 30);

  it('tells the two half past ones of a clock change apart', () => {
    expect(en.instant(first)).toBe('Sun, Nov 1, 2026, 01:30 PDT');
    expect(en.instant(first + hourMs)).toBe('Sun, Nov 1, 2026, 01:30 PST');
  });

  it('is short in tables, and the zone is named in full once', () => {
    expect(ja.moment(first)).toBe('11月1日 17:30 JST');
    expect(ja.zone(first)).toBe('日本標準時（GMT+9）');
    expect(en.zone(first)).toBe('Pacific Time (GMT-7)');
    expect(createFormat('en', 'UTC').instant(first)).toBe('Sun, Nov 1, 2026, 08:30 UTC');
  });

  it('has no hour 24', () => {
    expect(ja.moment(Date.UTC(2026, 0, 1, 15))).toBe('1月2日 00:00 JST');
  });
});

describe('a sentence', () => {
  const orders = {
    en: '{n, plural, =0 {no orders} one {# order} other {# orders}} since {at, time}, {share} of {total}',
    ja: '{at, date}から{total}のうち{n}件（{share}）',
  };
  const params = { n: count(1200), at: instant(Date.UTC(2026, 0, 2)), share: percent(0.5), total: yen(10) };

  it('counts, and shows dates and times as ours, never in the zone of the server', () => {
    expect(en.say(orders, params)).toBe('1,200 orders since Thu, Jan 1, 2026, 16:00 PST, 50% of ¥10');
    expect(ja.say(orders, params)).toBe('2026年1月2日(金) 09:00 JSTから10円のうち1,200件（50%）');
    expect(en.say(orders, { ...params, n: count(1) })).toMatch(/^1 order since/);
    expect(en.say(orders, { ...params, n: count(0) })).toMatch(/^no orders since/);
  });

  it('takes values inside plurals', () => {
    const nested = { en: '{n, plural, one {one of {what}} other {# of {what}}}', ja: '' };
    expect(en.say(nested, { n: count(3), what: text('a {n} #b') })).toBe('3 of a {n} #b');
  });

  it('never reads a value as a message, nor tags as markup', () => {
    const said = { en: "It's <b>{title}</b>", ja: '' };
    expect(en.say(said, { title: text("{x, plural, other {'#}} <i>") })).toBe(
      "It's <b>{x, plural, other {'#}} <i></b>",
    );
  });

  it('is refused when a value is missing', () => {
    expect(() => en.say({ en: 'so {much}', ja: '' }, {})).toThrow('no value for {much}');
    expect(() => en.say({ en: '{toString}', ja: '' }, {})).toThrow('no value for {toString}');
  });
});
