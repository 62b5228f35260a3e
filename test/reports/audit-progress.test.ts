// What an audit waits for, in words: once each, in the reader's language.
import { expect, it } from '@jest/globals';
import { minuteMs } from '../../src/domain/clock.ts';
import { waitLines } from '../../src/reports/audit-progress.ts';
import { noon } from '../support/factories.ts';

const line = (language: 'ja' | 'en') => waitLines({ language, timeZone: 'Asia/Tokyo' }, () => '14:32');

it.each([
  ['en', 'report', /^Orders.*making the report.*14:32/],
  ['en', 'turn', /^Orders.*allowed at 14:32/],
  ['ja', 'report', /^注文.*レポート.*14:32/],
  ['ja', 'turn', /^注文.*14:32/],
] as const)('in %s of a %s', (language, what, words) => {
  expect(line(language)({ part: 'orders', for: what, until: noon })).toMatch(words);
});

it('is said once, and again only when it is much longer', () => {
  const say = line('en');
  const until = (at: number) => say({ part: 'orders', for: 'report', until: at });
  expect([until(noon), until(noon), until(noon + minuteMs)].map(Boolean)).toEqual([true, false, false]);
  expect(until(noon + 5 * minuteMs)).not.toBeNull();
  expect(say({ part: 'listings', for: 'report', until: noon })).not.toBeNull();
});
