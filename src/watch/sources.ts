// An account's source with all that belongs to it: Amazon, its mailboxes and its drop folder.

import type { Amazon, SellerSource } from '../adapters/amazon/port.ts';
import type { Mailboxes } from '../adapters/mailbox/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import type { Bounce } from '../domain/mail/bounce.ts';
import type { Mailbox } from '../domain/mail/mailbox.ts';
import type { Account } from '../domain/shop/account.ts';
import { keepSignIn } from '../mailboxes/keep-sign-in.ts';
import { type MailboxTrust, trustOf } from '../mailboxes/learn-servers.ts';
import { answerQuestion, type DeskTimes, deskAddress, type Question } from '../mailboxes/mail-desk.ts';
import { type Desk, type JudgedMails, withNotices } from '../mailboxes/notice-source.ts';

export interface SourceDeps {
  readonly store: Store;
  readonly amazon: Amazon;
  readonly mailboxes: Mailboxes;
  readonly clock: Clock;
  /** Servers whose word is believed in every mailbox by the settings; null: none is named. */
  readonly namedServers: readonly string[] | null;
  readonly judged: JudgedMails;
  /** The tag of the desk's plus-address; null: there is no desk. */
  readonly checkTag: string | null;
  readonly deskTimes: DeskTimes;
  readonly log: { warn(fields: object, message: string): void };
  /** Told of each mail that came back. */
  readonly bounced: (bounce: Bounce) => Promise<unknown>;
}

/** What is left without API access where there is no mailbox either. */
const noApi: SellerSource = {
  // biome-ignore lint/correctness/useYield: a pull is a generator, also one that has nothing
  async *pull() {
    const coverage = { state: 'missing', reason: 'no mailbox is watched', asOf: null } as const;
    return { coverage, calls: 0, rows: 0, badRows: [], fault: null };
  },
};

/** Opens what an account is read from. */
export async function openSource(deps: SourceDeps, account: Account): Promise<SellerSource> {
  const { store, amazon, mailboxes } = deps;
  const source = account.isMailOnly ? noApi : amazon.open(account, await store.readCredentials(account.id));
  const own = await store.listMailboxes(account.id);
  const watched = own.map((mailbox) => mailboxes.open(mailbox, keepSignIn(store, account.id, mailbox)));
  const trust = new Map<string, MailboxTrust>();
  for (const mailbox of own) {
    const about = { accountId: account.id, mailbox, otherwise: deps.namedServers };
    trust.set(mailbox.name, await trustOf(store, about, () => deps.clock.now()));
  }
  const folder = await mailboxes.folder(account.id);
  return withNotices(source, account.id, [...watched, ...(folder ? [folder] : [])], {
    ...deps,
    trustedServers: deps.namedServers,
    trust,
    desk: deskOf(deps, account.id, own),
  });
}

function deskOf(
  { store, clock, checkTag, deskTimes: times, log }: SourceDeps,
  accountId: string,
  own: Mailbox[],
): Desk | null {
  const addresses = own.flatMap(({ settings }) => (checkTag && deskAddress(settings.user, checkTag)) || []);
  if (addresses.length === 0) return null;
  const unproven = (address: string) =>
    log.warn(
      { accountId, address },
      'a mail to the desk was not answered: no server that is trusted says that it comes from the recipient it names. ' +
        'If it was yours, `rusuban mailbox servers` says whose word is believed, and names others',
    );
  const answer = (question: Question) =>
    answerQuestion({ store, times, now: clock.now(), unproven }, accountId, question);
  return { addresses: new Set(addresses), answer };
}
