// A mailbox is added: its sign-in is tried at once and nothing is kept where it fails; then whose word is believed in it is
// learned from the mails that are there.

import type { Logger } from '../adapters/logger.ts';
import type { Mailboxes } from '../adapters/mailbox/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Clock, dayMs } from '../domain/clock.ts';
import type { Mailbox, MailboxSettings } from '../domain/mail/mailbox.ts';
import { isOwnComputer } from '../domain/own-computer.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import { patience } from '../domain/patience.ts';
import { keepSignIn } from './keep-sign-in.ts';
import { learnFrom, serversLine, trustOf } from './learn-servers.ts';

export interface AddMailboxDeps {
  readonly store: Store;
  readonly mailboxes: Mailboxes;
  readonly clock: Clock;
  readonly log: Logger;
  readonly namedServers: readonly string[] | null;
}

const learningDays = 90;

/** On this computer a server needs no TLS: a bridge of the provider's, or `rusuban simulate`. */
export const isTlsAt = ({ host, port }: Pick<MailboxSettings, 'host' | 'port'>): boolean =>
  port === 993 || (port !== 143 && !isOwnComputer(host));

/** @returns why it can't be read, as the mailbox or its server says; null: it is kept */
export async function addMailbox(
  { store, mailboxes, clock }: AddMailboxDeps,
  accountId: string,
  mailbox: Mailbox,
  { name: who, via }: Speaker,
  signal: AbortSignal,
): Promise<string | null> {
  const wrong = await mailboxes.test(mailbox, signal);
  if (wrong !== null) return wrong;
  const at = clock.now();
  await store.addMailbox(accountId, mailbox, at);
  await store.appendLog({ at, accountId, who, via, what: 'mailbox-added', subject: mailbox.name, detail: {} });
  return null;
}

/**
 * Which servers the mailbox uses, from the mails that are there; null where they don't tell, or not in this time: then it is
 * learned while it is read.
 */
export async function learnServers(
  { store, mailboxes, clock, log, namedServers }: AddMailboxDeps,
  accountId: string,
  mailbox: Mailbox,
  { signal, withinMs }: { readonly signal: AbortSignal; readonly withinMs: number },
): Promise<string | null> {
  const trust = await trustOf(store, { accountId, mailbox, otherwise: namedServers }, clock.now);
  const ends = AbortSignal.any([signal, patience(withinMs)]);
  try {
    const source = mailboxes.open(mailbox, keepSignIn(store, accountId, mailbox));
    await learnFrom(source, trust, clock.now() - learningDays * dayMs, ends);
  } catch (err) {
    signal.throwIfAborted();
    log.info({ err }, 'the mailbox is learned from when it is read');
  }
  const servers = await store.readServers(accountId, mailbox.name);
  return servers && serversLine(servers);
}
