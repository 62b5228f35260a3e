// Money as integers of minor units with a currency, and the exact parsing of Amazon's decimals.

/** An amount: `minor` is a whole number of the currency's smallest unit (JPY 1, USD 0.01, KWD 0.001). */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

const digitsOf = new Map<string, number>();

/** How many decimals a currency has (ISO 4217 through Intl): JPY 0, EUR 2, KWD 3; unknown codes 2. */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    try {
      digits =
        new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    } catch {
      digits = 2;
    }
    digitsOf.set(currency, digits);
  }
  return digits;
}

/**
 * Reads a plain decimal as reports and the API write it (`1980`, `1980.00`, `0.02`, also `1,234.50` and
 * the European `12,50` and `1.234,50`). Rounds half up beyond the currency's decimals. Returns null for blank, negative
 * or unreadable text: a price that can't be read is no price, never zero.
 */
export function parseMoney(text: string, currency: string): Money | null {
  let plain = text.trim().replace(/[\u00a0\u202f\s]/g, '');
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) plain = plain.replaceAll(',', '');
  else if (/^\d{1,3}(\.\d{3})+,\d{1,3}$/.test(plain)) plain = plain.replaceAll('.', '').replace(',', '.');
  else if (/^\d+,\d{1,2}$/.test(plain)) plain = plain.replace(',', '.');
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(plain);
  if (!match) return null;
  const digits = minorDigits(currency);
  const fraction = (match[2] ?? '').padEnd(digits + 1, '0');
  const roundUp = Number(fraction[digits]) >= 5 ? 1 : 0;
  const minor = Number(match[1]) * 10 ** digits + Number(fraction.slice(0, digits) || '0') + roundUp;
  return { minor, currency };
}

/** The same from a JSON number; null for anything that isn't a finite amount of zero or more. */
export function moneyOf(amount: unknown, currency: unknown): Money | null {
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return null;
  if (typeof amount === 'string') return parseMoney(amount, currency);
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0) return null;
  return { minor: Math.round(amount * 10 ** minorDigits(currency)), currency };
}

/** a / b in the same currency; null when the currencies differ or b is zero. */
export function ratio(a: Money, b: Money): number | null {
  if (a.currency !== b.currency || b.minor <= 0) return null;
  return a.minor / b.minor;
}
