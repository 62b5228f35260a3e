// Sale days by calendar: which days of which marketplace, and which not.
import { describe, expect, it } from '@jest/globals';
import { dayMs } from '../../../src/domain/clock.ts';
import { saleFactor, saleOn } from '../../../src/domain/shop/sale-days.ts';

const japan = 'A1VC38T7YXB528';
const states = 'ATVPDKIKX0DER';
const day = (iso: string) => Date.parse(iso) / dayMs;

describe('saleOn', () => {
  it.each([
    ['Prime Day 2024', states, '2024-07-16', 'prime-day'],
    ['Prime Day 2020, moved to October', japan, '2020-10-13', 'prime-day'],
    ['the last of Japan’s own days in 2025', japan, '2025-07-14', 'prime-day'],
    ['the same day elsewhere', states, '2025-07-14', null],
    ['an early day of Japan’s in 2024', japan, '2024-07-12', 'prime-day'],
    ['Prime Day 2026, moved to June', japan, '2026-06-24', 'prime-day'],
    ['and not in July as well', japan, '2026-07-10', null],
    ['the autumn sale in the States', states, '2022-10-11', 'prime-day'],
    ['which Japan did not hold that year', japan, '2022-10-11', null],
    ['Prime Day of a year whose dates nobody knows yet', japan, '2031-07-10', 'prime-day'],
    ['Black Friday 2024', states, '2024-11-29', 'black-friday'],
    ['Cyber Monday 2024', states, '2024-12-02', 'black-friday'],
    ['the week before it', states, '2024-11-20', null],
    ['Black Friday in a November that begins on a Friday', states, '2019-11-29', 'black-friday'],
    ['the first sale of the year', japan, '2026-01-03', 'new-year'],
    ['a Tuesday in March', japan, '2026-03-03', null],
    ['a marketplace that nobody knows', 'nowhere', '2024-07-16', null],
  ])('knows %s', (_, marketplace, iso, sale) => {
    expect(saleOn(marketplace, day(iso))).toBe(sale);
  });

  it('widens if any marketplace of the account sells', () => {
    expect(saleFactor([japan, states], day('2022-10-11'), 4)).toBe(4);
    expect(saleFactor([japan], day('2022-10-11'), 4)).toBe(1);
  });
});
