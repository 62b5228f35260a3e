// Where sellers authorise an application: each marketplace's Seller Central as data, the address that leads there, and which
// addresses that came from elsewhere are Amazon's at all.
// Hosts: Amazon's sample auth-lifecycle-management (2026-08); IE and ZA, which it leaves out, as other programs have them.
import { marketplaces, type Region } from '../marketplace.ts';

const hosts: Readonly<Record<string, string>> = {
  ...{ US: 'sellercentral.amazon.com', CA: 'sellercentral.amazon.ca', MX: 'sellercentral.amazon.com.mx' },
  ...{ BR: 'sellercentral.amazon.com.br', NL: 'sellercentral.amazon.nl', SE: 'sellercentral.amazon.se' },
  ...{ PL: 'sellercentral.amazon.pl', BE: 'sellercentral.amazon.com.be', TR: 'sellercentral.amazon.com.tr' },
  ...{ AE: 'sellercentral.amazon.ae', SA: 'sellercentral.amazon.sa', EG: 'sellercentral.amazon.eg' },
  ...{ IN: 'sellercentral.amazon.in', IE: 'sellercentral.amazon.ie', ZA: 'sellercentral.amazon.co.za' },
  ...{ JP: 'sellercentral.amazon.co.jp', AU: 'sellercentral.amazon.com.au', SG: 'sellercentral.amazon.sg' },
  ...Object.fromEntries(['GB', 'DE', 'FR', 'IT', 'ES'].map((one) => [one, 'sellercentral-europe.amazon.com'])),
};

export const sellerCentralHosts: readonly string[] = [...new Set(Object.values(hosts))];

/** @throws RangeError for a country whose marketplace we don't know */
export function sellerCentralOf(country: string): string {
  const host = hosts[country];
  if (host === undefined) throw new RangeError(`no Seller Central is known for ${country}`);
  return host;
}

/** A page on which Amazon goes on with an authorisation that was begun there. */
export interface ConfirmPage {
  /** One of `sellerCentralHosts`. */
  readonly host: string;
  /** `amzn1.sp.solution.…`: which application it is for. */
  readonly solutionId: string;
  readonly region: Region;
}

/**
 * What an address names that came from elsewhere and says that it is Amazon's (`amazon_callback_uri`). Held against the text
 * itself, since what reads addresses forgives much: one that isn't written to the letter as Amazon writes it (developer-docs,
 * Appstore workflow, step 2) is none, so neither user, port, query nor fragment has to be looked for.
 * @returns null where it is none
 */
export function readConfirmPage(text: string): ConfirmPage | null {
  const form = /^https:\/\/([a-z.-]+)\/apps\/authorize\/confirm\/(amzn1\.sp\.solution\.[\w-]{8,80})$/;
  const [, host = '', solutionId = ''] = form.exec(text) ?? [];
  const country = Object.keys(hosts).find((one) => hosts[one] === host);
  const region = marketplaces.find((one) => one.country === country)?.region;
  return region === undefined ? null : { host, solutionId, region };
}

/** What is asked of a seller, at Amazon. */
export interface ConsentAsk {
  /** `amzn1.sp.solution.…`, which is another than the client id. */
  readonly solutionId: string;
  /** Amazon shows an application that isn't published to nobody who doesn't say so (MD1000). */
  readonly isDraft: boolean;
  readonly state: string;
  /** One of those that are registered for the application (else MD5101). */
  readonly redirectUri: string;
}

/** @param endpoint that plays all of Amazon's hosts; null: Amazon */
export function consentUrl(country: string, ask: ConsentAsk, endpoint: string | null = null): string {
  const query = { application_id: ask.solutionId, ...said(ask) };
  return `${originOf(sellerCentralOf(country), endpoint)}/apps/authorize/consent?${new URLSearchParams(query)}`;
}

/** As `consentUrl`, where Amazon sent the seller here first. @param amazonState by which Amazon knows them again */
export function confirmUrl(
  { host, solutionId }: ConfirmPage,
  { amazonState, ...ask }: ConsentAsk & { readonly amazonState: string },
  endpoint: string | null = null,
): string {
  const query = new URLSearchParams({ amazon_state: amazonState, ...said(ask) });
  return `${originOf(host, endpoint)}/apps/authorize/confirm/${solutionId}?${query}`;
}

const said = ({ state, redirectUri, isDraft }: ConsentAsk) => ({
  ...{ state, redirect_uri: redirectUri },
  ...(isDraft && { version: 'beta' }),
});

const originOf = (host: string, endpoint: string | null) =>
  endpoint === null ? `https://${host}` : `${endpoint.replace(/\/+$/, '')}/${host}`;

/** Why an address can't be registered at Amazon as the one to return to; null: it can. */
export function redirectFault(text: string): 'no-address' | 'no-https' | 'fragment' | null {
  if (!URL.canParse(text)) return 'no-address';
  const { protocol, hash, username, hostname } = new URL(text);
  // developer-docs, website workflow: public and https; MD5110 where there is a `#`
  if (text.includes('#') || hash !== '') return 'fragment';
  return protocol === 'https:' && username === '' && hostname !== 'localhost' ? null : 'no-https';
}
