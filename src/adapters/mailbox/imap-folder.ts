// A folder on an IMAP server, opened to be read and nothing else. Knows how to sign in and what may go wrong; what is
// done with the open folder is others' affair.

import type { ImapFlow as Client } from 'imapflow';
import type { MailboxSettings, MailboxSignIn } from '../../domain/mail/mailbox.ts';
import { isOwnComputer } from '../../domain/own-computer.ts';
import { MailboxFault } from './port.ts';

/** An Amazon notice is 20 to 150 KB; what is larger is read so far and never called genuine. */
export const fetchBytes = 5_000_000;

/** Access tokens for mailboxes that are signed in to by OAuth2. */
export interface SignIns {
  /** @throws MailboxFault */
  tokenFor(signIn: Extract<MailboxSignIn, { kind: 'oauth' }>, signal?: AbortSignal): Promise<string>;
  /** The server did not take it: the next is a new one. */
  forget(signIn: MailboxSignIn): void;
}

export interface OpenFolder {
  readonly client: Client;
  close(): void;
}

/**
 * Connects, signs in, EXAMINEs.
 * @param socketTimeoutMs how long the server may be silent
 * @throws MailboxFault; the signal's reason
 */
export async function openFolder(
  settings: MailboxSettings,
  signIns: SignIns,
  signal?: AbortSignal,
  socketTimeoutMs = 60_000,
): Promise<OpenFolder> {
  const { host, port, isTls, user, signIn, folder } = settings;
  const auth =
    signIn.kind === 'password'
      ? { user, pass: signIn.password }
      : { user, accessToken: await signIns.tokenFor(signIn, signal) };
  // loaded with the first mailbox: most shops have none
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host,
    port,
    secure: isTls,
    ...(!isTls && !isOwnComputer(host) && { doSTARTTLS: true }),
    auth,
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: socketTimeoutMs,
    maxLiteralSize: fetchBytes + 100_000,
    // A search names each mail that it finds: of a million some 8 MB.
    maxLineLength: 16_000_000,
  });
  // imapflow tells of a lost connection by this event as well as by rejecting; unheard it would end the process.
  client.on('error', () => {});
  const abort = () => client.close();
  const close = () => {
    signal?.removeEventListener('abort', abort);
    client.close();
  };
  signal?.addEventListener('abort', abort, { once: true });
  try {
    signal?.throwIfAborted();
    await client.connect();
    // imapflow would ask for ages instead of days, and for what is younger than none: a server refuses that.
    client.capabilities.delete('WITHIN');
    await client.mailboxOpen(folder, { readOnly: true });
    return { client, close };
  } catch (error) {
    close();
    signal?.throwIfAborted();
    const fault = faultOf(error, settings);
    if (fault.kind === 'bad-credentials') signIns.forget(signIn);
    throw fault;
  }
}

/** What went wrong, in words without a secret. */
export function faultOf(error: unknown, { host, folder }: MailboxSettings): MailboxFault {
  if (error instanceof MailboxFault) return error;
  const { authenticationFailed, mailboxMissing, code, message } = error as Partial<Record<string, unknown>> & Error;
  if (authenticationFailed) return new MailboxFault('bad-credentials', `${host} did not accept the sign-in`);
  if (mailboxMissing) return new MailboxFault('no-folder', `${host} has no folder ${folder}`);
  return new MailboxFault('network', `${host} can't be read (${String(code ?? message).slice(0, 100)})`);
}
