// Amazon's marketplaces as data: who is where, in which money, clock, language and legacy charset.
// Source: developer-docs "Marketplace IDs"; charsets: amzn docs#2086 (Japan), models#4888 (Europe).

export type Region = 'na' | 'eu' | 'fe';
export type Language = 'ja' | 'en';

export interface Marketplace {
  readonly id: string;
  readonly country: string;
  readonly region: Region;
  readonly currency: string;
  readonly timeZone: string;
  /** As orders name it in `sales-channel`. */
  readonly domain: string;
  /** What reports are written in when they are not UTF-8. */
  readonly legacyCharset: 'shift_jis' | 'windows-1252' | 'windows-1250' | 'gbk' | 'windows-1254';
}

type Row = readonly [string, string, Region, string, string, string, Marketplace['legacyCharset']];

const rows: readonly Row[] = [
  ['A2EUQ1WTGCTBG2', 'CA', 'na', 'CAD', 'America/Toronto', 'Amazon.ca', 'windows-1252'],
  ['ATVPDKIKX0DER', 'US', 'na', 'USD', 'America/Los_Angeles', 'Amazon.com', 'windows-1252'],
  ['A1AM78C64UM0Y8', 'MX', 'na', 'MXN', 'America/Mexico_City', 'Amazon.com.mx', 'windows-1252'],
  ['A2Q3Y263D00KWC', 'BR', 'na', 'BRL', 'America/Sao_Paulo', 'Amazon.com.br', 'windows-1252'],
  ['A28R8C7NBKEWEA', 'IE', 'eu', 'EUR', 'Europe/Dublin', 'Amazon.ie', 'windows-1252'],
  ['A1RKKUPIHCS9HS', 'ES', 'eu', 'EUR', 'Europe/Madrid', 'Amazon.es', 'windows-1252'],
  ['A1F83G8C2ARO7P', 'GB', 'eu', 'GBP', 'Europe/London', 'Amazon.co.uk', 'windows-1252'],
  ['A13V1IB3VIYZZH', 'FR', 'eu', 'EUR', 'Europe/Paris', 'Amazon.fr', 'windows-1252'],
  ['AMEN7PMS3EDWL', 'BE', 'eu', 'EUR', 'Europe/Brussels', 'Amazon.com.be', 'windows-1252'],
  ['A1805IZSGTT6HS', 'NL', 'eu', 'EUR', 'Europe/Amsterdam', 'Amazon.nl', 'windows-1252'],
  ['A1PA6795UKMFR9', 'DE', 'eu', 'EUR', 'Europe/Berlin', 'Amazon.de', 'windows-1252'],
  ['APJ6JRA9NG5V4', 'IT', 'eu', 'EUR', 'Europe/Rome', 'Amazon.it', 'windows-1252'],
  ['A2NODRKZP88ZB9', 'SE', 'eu', 'SEK', 'Europe/Stockholm', 'Amazon.se', 'windows-1252'],
  ['AE08WJ6YKNBMC', 'ZA', 'eu', 'ZAR', 'Africa/Johannesburg', 'Amazon.co.za', 'windows-1252'],
  ['A1C3SOZRARQ6R3', 'PL', 'eu', 'PLN', 'Europe/Warsaw', 'Amazon.pl', 'windows-1250'],
  ['ARBP9OOSHTCHU', 'EG', 'eu', 'EGP', 'Africa/Cairo', 'Amazon.eg', 'windows-1252'],
  ['A33AVAJ2PDY3EV', 'TR', 'eu', 'TRY', 'Europe/Istanbul', 'Amazon.com.tr', 'windows-1254'],
  ['A17E79C6D8DWNP', 'SA', 'eu', 'SAR', 'Asia/Riyadh', 'Amazon.sa', 'windows-1252'],
  ['A2VIGQ35RCS4UG', 'AE', 'eu', 'AED', 'Asia/Dubai', 'Amazon.ae', 'windows-1252'],
  ['A21TJRUUN4KGV', 'IN', 'eu', 'INR', 'Asia/Kolkata', 'Amazon.in', 'windows-1252'],
  ['A19VAU5U5O7RUS', 'SG', 'fe', 'SGD', 'Asia/Singapore', 'Amazon.sg', 'windows-1252'],
  ['A39IBJ37TRP1C6', 'AU', 'fe', 'AUD', 'Australia/Sydney', 'Amazon.com.au', 'windows-1252'],
  ['A1VC38T7YXB528', 'JP', 'fe', 'JPY', 'Asia/Tokyo', 'Amazon.co.jp', 'shift_jis'],
];

export const marketplaces: readonly Marketplace[] = rows.map(
  ([id, country, region, currency, timeZone, domain, legacyCharset]) => ({
    id,
    country,
    region,
    currency,
    timeZone,
    domain,
    legacyCharset,
  }),
);

const byId = new Map(marketplaces.map((marketplace) => [marketplace.id, marketplace]));

/** The marketplace with this id, or undefined when Rusuban doesn't know it. */
export function findMarketplace(id: string): Marketplace | undefined {
  return byId.get(id);
}

/** Stores whose deposit methods and expected payouts the Transfers API shows (transfers_2024-06-01, info.description). */
export const transfersCountries: ReadonlySet<string> = new Set(['DE', 'FR', 'IT', 'ES', 'SE', 'NL', 'PL', 'BE']);
