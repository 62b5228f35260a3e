// `rusuban account add`: asks for what no flag or setting gives, then keeps it, the secrets encrypted.
import { input, password } from '@inquirer/prompts';
import type { Config } from '../../config/schema.ts';
import type { Account } from '../../domain/account.ts';
import { isTimeZone } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import { findMarketplace, type Language, type Marketplace, marketplaces } from '../../domain/marketplace.ts';
import { checkedPhrase } from '../../pipeline/safe-phrase.ts';
import { checkedAddress } from '../addresses.ts';
import type { ExitCode } from '../failure.ts';
import { logDone } from '../logged.ts';
import { note, sayJson, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { warnOfWeaknesses } from './recipient.ts';

export interface AccountAddFlags {
  readonly id?: string;
  readonly name?: string;
  readonly marketplace?: readonly string[];
  readonly mail?: readonly string[];
  readonly safePhrase?: string;
  readonly timeZone?: string;
  readonly lang?: Language;
  readonly sellerId?: string;
  readonly json?: boolean;
}

export async function accountAdd(terminal: Terminal, flags: AccountAddFlags): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const { config, store, clock, mail, publicKey } = app;
    if (!terminal.stdin.isTTY) checkGiven(flags, config);
    const ask = asker(terminal);
    const name = flags.name ?? (await ask.text('What should mails call you?'));
    const places = findMarketplaces(
      flags.marketplace ?? (await ask.text('Marketplaces, home first (JP, or GB,DE,FR):')).split(','),
    );
    const home = places[0];
    if (!home) throw new UserError('no marketplace was given', 'give at least one: --marketplace JP');
    const region = home.region;
    if (places.some((place) => place.region !== region))
      throw new UserError(
        'these marketplaces lie in different regions of Amazon',
        'each region has its own authorisation: add one account for each region',
      );
    const timeZone = flags.timeZone ?? home.timeZone;
    if (!isTimeZone(timeZone))
      throw new UserError(`"${timeZone}" is not a time zone`, 'write it like Asia/Tokyo or Europe/Berlin');
    const language = flags.lang ?? (home.country === 'JP' ? 'ja' : 'en');
    const recipients = (flags.mail ?? (await askForMail(ask))).map(checkedAddress);

    const phrase =
      flags.safePhrase ?? (await ask.optional('Safe phrase: words by which you will know our mails (recommended):'));
    const account: Account = {
      id:
        flags.id === undefined
          ? freeId(
              name,
              (await store.listAccounts()).map(({ id }) => id),
            )
          : checkedId(flags.id),
      name,
      region,
      marketplaceIds: places.map(({ id }) => id),
      timeZone,
      language,
      sellerId: checkedSellerId(flags.sellerId ?? (await ask.text(sellerIdQuestion))),
      safePhrase: phrase === null ? null : checkedPhrase(phrase),
      recipients,
      // mostly made a moment ago; `account renewed` says otherwise
      authorisedAt: clock.now(),
      secretIssuedAt: clock.now(),
    };
    const clientId = config.lwaClientId ?? (await ask.text('LWA client id:'));
    const clientSecret = config.lwaClientSecret ?? (await ask.secret('LWA client secret:'));
    const refreshToken = config.refreshToken ?? (await ask.secret('Refresh token:'));
    await store.addAccount(account, { clientId, clientSecret, refreshToken }, clock.now());
    await logDone(app, {
      what: 'account-added',
      accountId: account.id,
      detail: { name, recipients: recipients.length },
    });

    if (flags.json) sayJson(terminal, account);
    else {
      note(terminal, addedLine(account, mail.destination));
      if (config.smtpUrl === null)
        note(terminal, `No SMTP_URL is set: nobody is written to, mails are put into ${mail.destination}.`);
      await warnOfWeaknesses(
        terminal,
        app,
        account,
        recipients.map((address) => ({ address })),
      );
      note(terminal, `Every mail is signed. Keep this key apart, for whoever shall check one: ${publicKey}`);
      note(terminal, `Next: rusuban account test ${account.id}, then rusuban audit ${account.id}`);
    }
    return 0;
  });
}

function addedLine({ id, recipients: [first, ...others] }: Account, destination: string): string {
  const backups = others.length > 0 ? `, and when nobody answers to ${others.join(', ')},` : '';
  return `${id} is added; alerts go to ${first}${backups} through ${destination}.`;
}

/** Without a terminal nothing can be asked: all that is missing is named at once. */
function checkGiven(flags: AccountAddFlags, config: Config): void {
  const given: Readonly<Record<string, unknown>> = {
    '--name': flags.name,
    '--marketplace': flags.marketplace,
    '--mail': flags.mail,
    '--seller-id': flags.sellerId,
    RUSUBAN_LWA_CLIENT_ID: config.lwaClientId,
    RUSUBAN_LWA_CLIENT_SECRET: config.lwaClientSecret,
    RUSUBAN_REFRESH_TOKEN: config.refreshToken,
  };
  const missing = Object.keys(given).filter((name) => (given[name] ?? null) === null);
  if (missing.length > 0)
    throw new UserError(`not given: ${missing.join(', ')}`, 'give them, or run this in a terminal to be asked');
}

interface Asker {
  text(question: string): Promise<string>;
  optional(question: string): Promise<string | null>;
  secret(question: string): Promise<string>;
}

function asker(terminal: Terminal): Asker {
  const context = { output: terminal.stderr };
  const isGiven = (value: string) => value.trim() !== '' || 'It must not be empty.';
  return {
    text: async (message) => (await input({ message, validate: isGiven }, context)).trim(),
    async optional(message) {
      if (!terminal.stdin.isTTY) return null;
      return (await input({ message }, context)).trim() || null;
    },
    secret: async (message) => (await password({ message, validate: isGiven }, context)).trim(),
  };
}

async function askForMail(ask: Asker): Promise<string[]> {
  const first = await ask.text('Where should alerts go (an address outside the account)?');
  const second = await ask.optional(
    'A second person, outside the mailbox that Amazon writes to (recommended, optional):',
  );
  return second ? [first, second] : [first];
}

function findMarketplaces(words: readonly string[]): Marketplace[] {
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => {
      const country = word.toUpperCase() === 'UK' ? 'GB' : word.toUpperCase();
      const found = findMarketplace(word) ?? marketplaces.find((place) => place.country === country);
      if (found) return found;
      const known = marketplaces.map((place) => place.country).join(', ');
      throw new UserError(`"${word}" is no marketplace that Rusuban knows`, `use a marketplace id or one of: ${known}`);
    });
}

const sellerIdQuestion = 'Merchant token (Seller Central > Settings > Account Info > Merchant Token):';

/** New listings are asked for under it (searchListingsItems), and no other operation tells it. */
function checkedSellerId(token: string): string {
  if (/^[A-Z0-9]{5,30}$/.test(token)) return token;
  throw new UserError(`"${token}" is not a merchant token`, 'it is capital letters and digits, like A2EXAMPLE12345');
}

function checkedId(id: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(id)) return id;
  throw new UserError(`"${id}" can't be an account's id`, 'use small letters, digits and hyphens, 40 at the most');
}

/** A short name made from the owner's, or `shop`; numbered when it is taken. */
function freeId(name: string, taken: readonly string[]): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/['’]/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 30) || 'shop';
  if (!taken.includes(base)) return base;
  for (let n = 2; ; n++) if (!taken.includes(`${base}-${n}`)) return `${base}-${n}`;
}
