// Providers whose servers write what they found about a mail's sender on every mail that they take in, and take away whatever
// stands there under their name before (RFC 8601, 5). So where one of them took a mail in, its results may stand below that.
// A name that fits is nothing by itself: what counts is who stands on top of the mail, which no sender can write.
import { isSameOwner, registeredDomain } from './host.ts';

export interface MailServers {
  /** As their servers call themselves in Received. */
  readonly receives: RegExp;
  /** ... and in Authentication-Results; Outlook writes no name there. */
  readonly writes: RegExp;
  readonly name: string;
  readonly source: string;
}

const google = /(?:^|\.)(?:google|gmail|googlemail)\.com$/;
const microsoft = /(?:^|\.)(?:outlook|office365|hotmail|microsoft)\.com$/;
const apple = /(?:^|\.)(?:icloud|me|mac|apple)\.com$/;
const yahoo = /(?:^|\.)(?:yahoo|aol)\.com$/;
const yahooJapan = /(?:^|\.)yahoo\.co\.jp$/;
const fastmail = /(?:^|\.)messagingengine\.com$/;

const providers: readonly MailServers[] = [
  {
    name: 'mx.google.com',
    receives: new RegExp(`${google.source}|^2002:a[0-9a-f]{2}:`),
    writes: google,
    source: 'Headers of mails at Gmail; inside, Google names its machines by 6to4 addresses of 10.0.0.0/8',
  },
  {
    name: 'outlook.com',
    receives: microsoft,
    writes: new RegExp(`^$|${microsoft.source}`),
    source: 'Microsoft Learn, "Anti-spam message headers in cloud organizations": Authentication-Results',
  },
  {
    name: 'icloud.com',
    receives: new RegExp(`${apple.source}|^p\\d{2,3}-(?:icloudmta|mailgateway)-`),
    writes: apple,
    source: 'Headers of mails at iCloud: one Authentication-Results for each check, machines without a domain',
  },
  { name: 'yahoo.com', receives: yahoo, writes: yahoo, source: 'Headers of mails at Yahoo! and AOL' },
  { name: 'yahoo.co.jp', receives: yahooJapan, writes: yahooJapan, source: 'Headers of mails at Yahoo! JAPAN' },
  { name: 'messagingengine.com', receives: fastmail, writes: fastmail, source: 'Headers of mails at Fastmail' },
];

/** The provider whose server calls itself so; null for all others. */
export function providerOf(receivedBy: string): MailServers | null {
  return providers.find(({ receives }) => receives.test(receivedBy)) ?? null;
}

/** Does a provider's server call itself so in its results? */
export const isProviders = (authservId: string): boolean =>
  authservId !== '' && providers.some(({ writes }) => writes.test(authservId));

/** Whose server calls itself so in its results: a provider, a registered domain, else the very name. Outlook writes none. */
export function systemOf(authservId: string): string {
  const provider = providers.find(({ writes }) => writes.test(authservId));
  return provider?.name ?? registeredDomain(authservId) ?? authservId;
}

/** Do these two names belong to the same server's owner? */
export function isSameServer(a: string, b: string): boolean {
  return a === b || isSameOwner(a, b) || providers.some(({ writes }) => writes.test(a) && writes.test(b));
}
