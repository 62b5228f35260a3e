// Words and values in one reader's language and time zone. Everything that a message shows of domain values goes
// through here: ICU MessageFormat for sentences, Intl for numbers, money and times, and never a time without its zone.
import { IntlMessageFormat } from 'intl-messageformat';
import { type Instant, isTimeZone } from '../../domain/clock.ts';
import type { Language } from '../../domain/marketplace.ts';
import { minorDigits } from '../../domain/money.ts';
import type { Text, Value } from '../../domain/text/text.ts';
import { catalogues, type Phrase } from './catalogue/index.ts';
import { cleanForeignText } from './foreign-text.ts';
import { formatDuration, formatMoney, formatNumber, formatPercent } from './values.ts';

/** A value of the domain, or a string of our own that is shown as it is. */
export type Shown = Value | string;
export type ShownParams = Readonly<Record<string, Shown>>;

export interface Format {
  readonly language: Language;
  readonly timeZone: string;
  /** A sentence in the reader's language. Throws when the text is broken or a value is missing. */
  say(text: Text, params?: ShownParams): string;
  /** A phrase of our own catalogue. */
  phrase(key: Phrase, params?: ShownParams): string;
  value(value: Value): string;
  /** Date and time with weekday and zone: `Sun, Nov 22, 2026, 11:20 GMT+9`. */
  instant(at: Instant): string;
  /** The same without year and weekday, for tables: `Nov 22, 11:20 GMT+9`. */
  moment(at: Instant): string;
  /** A round number that need not be exact: `1,000,000`, in Japanese `100万`. */
  roughly(n: number): string;
  /** One after the other, without an "and": `a, b`, in Japanese `a、b`. */
  list(items: readonly string[]): string;
  /** The zone in full: `Japan Standard Time (GMT+9)`, as of `at`. */
  zone(at: Instant): string;
}

type Ast = ReturnType<IntlMessageFormat['getAst']>;
type Element = Ast[number];

/** Kinds of ICU elements whose place is taken by a ready value (argument, date, time) or that hold others. */
const elementType = { literal: 0, argument: 1, date: 3, time: 4, select: 5, plural: 6 } as const;

const parsed = new Map<string, Ast>();

function parse(message: string): Ast {
  let ast = parsed.get(message);
  if (!ast) {
    ast = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
    if (parsed.size > 2000) parsed.clear();
    parsed.set(message, ast);
  }
  return ast;
}

/** Puts values in as literals, so that no value is ever read as a message. Plurals and selects keep their raw value. */
function fill(ast: Ast, show: (name: string) => string): Ast {
  return ast.map((element): Element => {
    switch (element.type as number) {
      case elementType.argument:
      case elementType.date:
      case elementType.time:
        return { type: elementType.literal, value: show((element as { value: string }).value) } as Element;
      case elementType.select:
      case elementType.plural: {
        const { options } = element as { options: Record<string, { value: Ast }> };
        const filled = Object.entries(options).map(([key, o]) => [key, { ...o, value: fill(o.value, show) }]);
        return { ...element, options: Object.fromEntries(filled) } as Element;
      }
      default:
        return element;
    }
  });
}

/** What plurals, selects and `{x, number}` work on. */
function raw(shown: Shown): number | string {
  if (typeof shown === 'string') return shown;
  switch (shown.kind) {
    case 'count':
      return shown.count;
    case 'percent':
      return shown.ratio;
    case 'number':
      return shown.number;
    case 'money':
      return shown.money.minor / 10 ** minorDigits(shown.money.currency);
    case 'instant':
      return shown.at;
    case 'duration':
      return shown.ms;
    case 'text':
      return shown.text;
  }
}

function zonePart(language: Language, timeZone: string, at: Instant, timeZoneName: 'shortOffset' | 'longGeneric') {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName });
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** The formatting of one reader. An unknown language is English, an unknown zone UTC: a message must go out. */
export function createFormat(wanted: string, wantedZone: string): Format {
  const language: Language = Object.hasOwn(catalogues, wanted) ? (wanted as Language) : 'en';
  const timeZone = isTimeZone(wantedZone) ? wantedZone : 'UTC';
  const short: Intl.DateTimeFormatOptions = {
    timeZone,
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  };
  const moments = new Intl.DateTimeFormat(language, short);
  const dates = new Intl.DateTimeFormat(language, { ...short, year: 'numeric', weekday: 'short' });
  const rough = new Intl.NumberFormat(language, language === 'ja' ? { notation: 'compact' } : {});
  const format: Format = {
    language,
    timeZone,
    instant: (at) => dates.format(at),
    moment: (at) => moments.format(at),
    roughly: (n) => rough.format(n),
    zone(at) {
      const offset = zonePart(language, timeZone, at, 'shortOffset');
      const name = zonePart(language, timeZone, at, 'longGeneric');
      return name.startsWith('GMT') ? offset : language === 'ja' ? `${name}（${offset}）` : `${name} (${offset})`;
    },
    value(value) {
      switch (value.kind) {
        case 'count':
          return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value.count);
        case 'percent':
          return formatPercent(language, value.ratio);
        case 'number':
          return formatNumber(language, value.number);
        case 'money':
          return formatMoney(language, value.money);
        case 'instant':
          return format.instant(value.at);
        case 'duration':
          return formatDuration(language, value.ms);
        case 'text':
          return cleanForeignText(value.text);
      }
    },
    say(text, params = {}) {
      const show = (name: string): string => {
        const shown = Object.hasOwn(params, name) ? params[name] : undefined;
        if (shown === undefined) throw new RangeError(`no value for {${name}} in "${text.en}"`);
        return typeof shown === 'string' ? shown : format.value(shown);
      };
      const filled = fill(parse(text[language]), show);
      // most say nothing but their words, and to make a formatter costs more than all the rest
      const literals = filled.map((element) => (element.type === elementType.literal ? element.value : null));
      if (!literals.includes(null)) return literals.join('');
      const raws = Object.fromEntries(Object.entries(params).map(([name, shown]) => [name, raw(shown)]));
      return new IntlMessageFormat(filled, language).format(raws) as string;
    },
    list: (items) => items.join(language === 'ja' ? '、' : ', '),
    phrase: (key, params) => format.say({ en: catalogues.en[key], ja: catalogues.ja[key] }, params),
  };
  return format;
}
