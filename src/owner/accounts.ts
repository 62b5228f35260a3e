// Shops are added, connected, given another sign-in, paused: what is kept of it, and what the log and the recipients hear.
// Sign-ins come here tried (try-sign-in.ts).
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import type { Language, Marketplace } from '../domain/marketplace.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { distinctAddresses } from '../domain/telling/recipient.ts';
import { freeId } from './account-readers.ts';
import { entryBy } from './entry-by.ts';
import type { SignIn } from './try-sign-in.ts';

export interface AccountDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/** With the safe phrase of its first recipient. */
export type AddedAccount = Account & { readonly safePhrase: string | null };

export interface AskedAccount {
  /** Null: made of the name. */
  readonly id: string | null;
  readonly name: string;
  /** Home first. */
  readonly places: readonly [Marketplace, ...Marketplace[]];
  /** Null: that of home. */
  readonly timeZone: string | null;
  /** Null: that of home. */
  readonly language: Language | null;
  readonly recipients: readonly string[];
  readonly safePhrase: string | null;
  /** Null: there is no API access. */
  readonly sellerId: string | null;
}

/** @param known those that are watched already */
export function newAccount(
  { id, name, places, timeZone, language, recipients, safePhrase, sellerId }: AskedAccount,
  known: readonly Pick<Account, 'id'>[],
  clock: Clock,
): AddedAccount {
  const [home] = places;
  const taken = known.map((one) => one.id);
  return {
    id: id ?? freeId(name, taken),
    name,
    region: home.region,
    marketplaceIds: places.map((place) => place.id),
    timeZone: timeZone ?? home.timeZone,
    language: language ?? (home.country === 'JP' ? 'ja' : 'en'),
    sellerId,
    safePhrase,
    recipients: distinctAddresses(recipients),
    // an authorisation is mostly made a moment ago; `account renewed` says otherwise
    ...(sellerId === null ? { isMailOnly: true } : { authorisedAt: clock.now() }),
  };
}

/** @throws UserError when its id is taken */
export async function addAccount(
  deps: AccountDeps,
  account: AddedAccount,
  signIn: SignIn | null,
  by: Speaker,
): Promise<void> {
  const { store, clock } = deps;
  // A secret is mostly made for the occasion; `application set-secret --issued` says otherwise.
  const kept = signIn && { ...signIn, secretIssuedAt: clock.now() };
  await store.addAccount(account, kept, clock.now());
  const { id, name, recipients } = account;
  await store.appendLog(
    entryBy(deps, by, 'account-added', { accountId: id, detail: { name, recipients: recipients.length } }),
  );
}

/** Gives an account that was watched by its mailbox alone API access; what is known of it stays. */
export async function connectAccount(
  deps: AccountDeps,
  { id }: Pick<Account, 'id'>,
  signIn: SignIn & { readonly sellerId: string },
  by: Speaker,
): Promise<void> {
  const now = deps.clock.now();
  const entry = entryBy(deps, by, 'account-connected', { accountId: id });
  await deps.store.setCredentials(id, { ...signIn, secretIssuedAt: now }, now, entry);
}

/** @throws UserError where it has API access */
export function mustBeMailOnly({ id, isMailOnly }: Pick<Account, 'id' | 'isMailOnly'>): void {
  if (isMailOnly) return;
  throw new UserError(
    { en: `${id} has API access already`, ja: `${id} はすでにAPIで見守っています` },
    {
      en: `a new authorisation is stored by: rusuban account set-credentials ${id}`,
      ja: `新しい認証は次のコマンドで登録できます：rusuban account set-credentials ${id}`,
    },
  );
}

/** Another sign-in for one that has API access. */
export async function renewSignIn(
  deps: AccountDeps,
  { id }: Pick<Account, 'id'>,
  before: Pick<SignIn, 'clientId'>,
  signIn: SignIn & { readonly sellerId?: string },
  by: Speaker,
): Promise<void> {
  const now = deps.clock.now();
  const detail = { isOtherApplication: signIn.clientId !== before.clientId };
  const entry = entryBy(deps, by, 'credentials-changed', { accountId: id, detail });
  await deps.store.setCredentials(id, { ...signIn, secretIssuedAt: now }, now, entry);
}

/** @returns false where it was so already */
export async function setPaused(
  deps: AccountDeps,
  { id }: Pick<Account, 'id'>,
  isPaused: boolean,
  by: Speaker,
): Promise<boolean> {
  const entry = entryBy(deps, by, isPaused ? 'account-paused' : 'account-resumed', { accountId: id });
  return deps.store.setPaused(id, isPaused ? entry.at : null, entry);
}
