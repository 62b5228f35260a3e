// A file of accounts, as agencies have one for all their clients: what each line says of an account, and every fault of it. It
// holds the keys to all these shops, so nothing that is said of a line repeats one.
import type { Instant } from '../domain/clock.ts';
import { adviceOn, UserError } from '../domain/errors.ts';
import type { Client } from '../domain/owner/client.ts';
import type { Account } from '../domain/shop/account.ts';
import { clientIdsNamed } from '../domain/shop/application.ts';
import { distinctAddresses } from '../domain/telling/recipient.ts';
import type { Text } from '../domain/text/text.ts';
import { accountReaders, freeId, isSameShop } from '../owner/account-readers.ts';
import { clientNamed } from '../owner/clients.ts';
import { checkedPhrase } from '../owner/safe-phrase.ts';
import { dayOf } from './day.ts';

export const requiredColumns = ['name', 'marketplaces', 'seller_id', 'refresh_token', 'mail'] as const;
export const optionalColumns = [
  ...(['id', 'client', 'language', 'time_zone', 'safe_phrase', 'authorised_at', 'application'] as const),
] as const;
export type Column = (typeof requiredColumns)[number] | (typeof optionalColumns)[number];

/** A line of the file, whose cells are empty where it has no such column. */
export interface FileLine {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export interface AccountLine {
  readonly line: number;
  /** With the safe phrase of its first recipient, and the client whose shop it is. */
  readonly account: Account & { readonly safePhrase: string | null; readonly ownerId: string | null };
  readonly clientId: string;
  readonly refreshToken: string;
}

export interface LineFault {
  readonly line: number;
  readonly what: Text;
  readonly hint: Text;
}

export interface AccountFile {
  readonly accounts: readonly AccountLine[];
  /** Lines of shops that are watched already, and as which account. */
  readonly known: readonly { readonly line: number; readonly id: string }[];
  readonly faults: readonly LineFault[];
}

export interface Surrounding {
  readonly known: readonly Account[];
  /** Client ids of applications whose secrets are there. */
  readonly clientIds: readonly string[];
  /** Whose shops may be among them. */
  readonly clients: readonly Pick<Client, 'id' | 'name'>[];
  readonly now: Instant;
}

/** Reads all lines before anything is done with one, and says of each all that is wrong with it. */
export function readAccountLines(
  lines: readonly FileLine[],
  { known, clientIds, clients, now }: Surrounding,
): AccountFile {
  const accounts: AccountLine[] = [];
  const watched: { line: number; id: string }[] = [];
  const faults: LineFault[] = [];
  const taken = known.map(({ id }) => id);
  for (const { line, fields } of lines) {
    const before = faults.length;
    const cell = (column: Column) => fields[column] ?? '';
    const secrets = [cell('refresh_token'), cell('safe_phrase')].filter((secret) => secret !== '');
    const blame = (error: unknown) => {
      const { what, hint } = adviceOn(error);
      faults.push({ line, what: unsaid(what, secrets), hint: unsaid(hint, secrets) });
    };
    const read = <T>(column: Column, reader: (typed: string) => T): T | null => {
      try {
        return reader(cell(column));
      } catch (error) {
        blame(error);
        return null;
      }
    };
    const places = read('marketplaces', accountReaders.marketplaces);
    const name = read('name', accountReaders.name);
    const sellerId = read('seller_id', accountReaders.sellerId);
    const recipients = read('mail', addresses);
    const language = read('language', languageOf);
    const safePhrase = read('safe_phrase', (typed) => (typed === '' ? null : checkedPhrase(typed)));
    const clientId = read('application', (typed) => oneOf(clientIds, typed));
    const refreshToken = read('refresh_token', token);
    const owner = read('client', (typed) => (typed === '' ? null : clientNamed(clients, typed)));
    const timeZone = read('time_zone', (typed) => (typed === '' ? null : accountReaders.timeZone(typed)));
    const givenId = read('id', (typed) => (typed === '' ? null : newId(typed, taken)));
    const zone = timeZone ?? places?.[0].timeZone ?? 'UTC';
    const authorisedAt = read('authorised_at', (typed) => (typed === '' ? null : dayOf(typed, zone, now)));
    if (!places || !name || !sellerId || !recipients || !clientId || !refreshToken || faults.length > before) continue;
    const [home] = places;
    const shop = { sellerId, region: home.region, marketplaceIds: places.map(({ id }) => id) };
    const same = known.find((one) => isSameShop(one, shop));
    if (same) {
      watched.push({ line, id: same.id });
      continue;
    }
    const twin = accounts.find(({ account }) => isSameShop(account, shop));
    if (twin) {
      blame(sameAs(twin.line));
      continue;
    }
    const id = givenId ?? freeId(name, taken);
    taken.push(id);
    const usual = home.country === 'JP' ? 'ja' : 'en';
    const said = { language: language ?? usual, safePhrase, recipients, ownerId: owner?.id ?? null };
    const account = { id, name, ...shop, timeZone: zone, ...said } as const;
    accounts.push({
      line,
      account: authorisedAt === null ? account : { ...account, authorisedAt },
      clientId,
      refreshToken,
    });
  }
  return { accounts, known: watched, faults };
}

/** Which sign parts the cells of a table: the one of which its first line has most. */
export function delimiterOf(text: string): string {
  const header =
    text
      .slice(0, 10_000)
      .split(/\r?\n/)
      .find((line) => line.trim() !== '') ?? '';
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** A token has no spaces; other cells that look like one came to stand in the wrong column. */
const tokenLike = /Atz\w\|\S+|\S{40,}/g;
/** Where nobody can do anything with what is left of it. */
const shownOf = (secret: string) => `…${secret.length > 12 ? secret.slice(-4) : ''}`;

function unsaid({ en, ja }: Text, secrets: readonly string[]): Text {
  const hide = (said: string) =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, shownOf(secret)), said).replace(tokenLike, shownOf);
  return { en: hide(en), ja: hide(ja) };
}

function addresses(typed: string): readonly string[] {
  const all = typed.split(/[;,、\s]+/).filter((one) => one !== '');
  if (all.length === 0)
    throw new UserError(
      { en: 'nobody is named who is told', ja: 'お知らせの送り先がありません' },
      {
        en: 'put an address into the column mail, several with ; between them',
        ja: 'mail の列にメールアドレスを書いてください（複数なら ; で区切ります）',
      },
    );
  return distinctAddresses(all.map(accountReaders.address));
}

function languageOf(typed: string): 'ja' | 'en' | null {
  const word = typed.trim().toLowerCase();
  if (word === '' || word === 'ja' || word === 'en') return word || null;
  throw new UserError(
    { en: `"${typed}" is no language of our mails`, ja: `「${typed}」の言語ではメールを書けません` },
    { en: 'ja or en, or nothing: the marketplace’s', ja: 'ja か en、または空欄（マーケットプレイスに合わせます）' },
  );
}

function token(typed: string): string {
  if (typed.length >= 10 && !/[\s\p{Cc}]/u.test(typed)) return typed;
  throw new UserError(
    { en: 'there is no refresh token, or a part of one', ja: 'リフレッシュトークンがないか、途中で切れています' },
    {
      en: 'put the whole token into the column refresh_token; it mostly begins with Atzr|',
      ja: 'refresh_token の列に全体を書いてください（多くは Atzr| で始まります）',
    },
  );
}

function oneOf(clientIds: readonly string[], typed: string): string {
  const [only, ...others] = clientIdsNamed(clientIds, typed);
  if (only !== undefined && others.length === 0) return only;
  throw new UserError(
    clientIds.length === 0
      ? { en: 'no application is known', ja: 'アプリが登録されていません' }
      : typed === ''
        ? { en: 'there are several applications', ja: 'アプリが複数あります' }
        : {
            en: `"${typed}" names ${only === undefined ? 'no application' : 'several applications'}`,
            ja: `「${typed}」に当たるアプリが${only === undefined ? 'ありません' : '複数あります'}`,
          },
    {
      en: 'name its client id in the column application; a new one is given by RUSUBAN_LWA_CLIENT_ID and RUSUBAN_LWA_CLIENT_SECRET',
      ja: 'application の列にクライアントIDを書いてください。新しいアプリは RUSUBAN_LWA_CLIENT_ID と RUSUBAN_LWA_CLIENT_SECRET で指定します',
    },
  );
}

function newId(typed: string, taken: readonly string[]): string {
  const id = accountReaders.id(typed);
  if (!taken.includes(id)) return id;
  throw new UserError(
    { en: `the id ${id} is taken`, ja: `ID「${id}」はすでに使われています` },
    { en: 'take another, or leave the cell empty', ja: '別のIDにするか、空欄にしてください' },
  );
}

const sameAs = (line: number) =>
  new UserError(
    { en: `this is the shop of line ${line} again`, ja: `${line}行目と同じ店舗です` },
    {
      en: 'keep one of the two: each alert would come twice',
      ja: 'どちらかを消してください（お知らせが二重に届きます）',
    },
  );
