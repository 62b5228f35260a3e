// Six weeks as a calendar: on each day the numbers of what holds then, and the sale days that are known.
import { type DayNumber, dayMs, type Instant, localDay, startOfDay } from '../../domain/clock.ts';
import type { Statement } from '../../domain/owner/statement.ts';
import type { Account } from '../../domain/shop/account.ts';
import { saleOn } from '../../domain/shop/sale-days.ts';
import type { Text } from '../../domain/text/text.ts';
import type { Format } from '../../messages/language/format.ts';

const weeks = 6;
const sales = {
  'prime-day': { en: 'Prime Day', ja: 'プライムデー' },
  'black-friday': { en: 'Black Friday', ja: 'ブラックフライデー' },
  'new-year': { en: 'New Year', ja: '初売り' },
} as const satisfies Record<NonNullable<ReturnType<typeof saleOn>>, Text>;
const words = {
  caption: {
    en: 'Six weeks. Numbers are those of the list below; sale days of a whole marketplace are known without your saying.',
    ja: '6週間の予定です。数字は下の一覧の番号です。モール全体のセール日は、登録しなくても考慮されます。',
  },
  today: { en: 'today', ja: '今日' },
} as const satisfies Readonly<Record<string, Text>>;

export interface CalendarProps {
  readonly account: Account;
  /** In the order of the list. */
  readonly statements: readonly Statement[];
  readonly now: Instant;
  readonly format: Format;
}

export function Calendar({ account: { marketplaceIds, timeZone }, statements, now, format }: CalendarProps) {
  const { language } = format;
  const today = localDay(now, timeZone);
  const monday = today - ((new Date(today * dayMs).getUTCDay() + 6) % 7);
  const name = (day: DayNumber, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(day * dayMs);
  const heldOn = (day: DayNumber) => {
    const [from, to] = [startOfDay(day, timeZone), startOfDay(day + 1, timeZone) - 1];
    return statements.flatMap((one, at) => (one.from <= to && one.to >= from ? [at + 1] : []));
  };
  const rows = Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_day, offset) => monday + week * 7 + offset),
  );
  return (
    <table class="calendar">
      <caption class="soft">{words.caption[language]}</caption>
      <thead>
        <tr>
          {(rows[0] ?? []).map((day) => (
            <th scope="col">{name(day, { weekday: 'short' })}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((days) => (
          <tr>
            {days.map((day) => {
              const sale = marketplaceIds.map((id) => saleOn(id, day)).find((one) => one !== null);
              const isFirst = new Date(day * dayMs).getUTCDate() === 1 || day === monday;
              return (
                <td
                  class={day === today ? 'today' : day < today ? 'past' : ''}
                  aria-current={day === today ? 'date' : undefined}
                >
                  <time datetime={new Date(day * dayMs).toISOString().slice(0, 10)}>
                    {name(day, isFirst ? { month: 'numeric', day: 'numeric' } : { day: 'numeric' })}
                  </time>
                  {day === today && <small>{words.today[language]}</small>}
                  {sale && <small>{sales[sale][language]}</small>}
                  {heldOn(day).map((number) => (
                    <b>{String(number)}</b>
                  ))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
