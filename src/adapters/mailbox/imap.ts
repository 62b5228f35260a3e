// A mailbox over IMAP, through imapflow. Opened with EXAMINE and fetched with BODY.PEEK: nothing in it is ever changed,
// no mail is marked as read. The server is not trusted: what it says of sizes and how much it sends is bounded.
import { ImapFlow } from 'imapflow';
import { isOwnComputer, type Mailbox, type MailboxSettings } from '../../domain/mailbox.ts';
import { type ExamineOptions, examineMail } from './examine.ts';
import { readAddresses, readHeaders } from './headers.ts';
import { readLimits } from './limits.ts';
import { mailKey } from './mail-key.ts';
import { accessToken } from './oauth.ts';
import { type ArrivedMail, MailboxFault, type MailGlance, type MailSource } from './port.ts';
import { decodeWords } from './text-decoding.ts';

/** Mails looked at in one reading, the newest; a flood beyond that is counted as this many. */
const mailsAtOnce = 200_000;
/** Headers are fetched for so many at a time: one answer stays small. */
const batchSize = 200;
/** An Amazon notice is 20 to 150 KB; what is larger is read so far and never called genuine. */
const fetchBytes = 5_000_000;
const dayMs = 86_400_000;

/** Connects, runs `work` on the opened folder, and leaves. */
async function withFolder<T>(
  settings: MailboxSettings,
  signal: AbortSignal | undefined,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const { host, port, isTls, user, signIn, folder } = settings;
  const auth =
    signIn.kind === 'password'
      ? { user, pass: signIn.password }
      : { user, accessToken: await accessToken(signIn, signal) };
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
    socketTimeout: 60_000,
    maxLiteralSize: fetchBytes + 100_000,
    maxLineLength: 1_000_000,
  });
  // imapflow tells of a lost connection by this event as well as by rejecting; unheard it would end the process.
  client.on('error', () => {});
  const abort = () => client.close();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await client.connect();
    await client.mailboxOpen(folder, { readOnly: true });
    return await work(client);
  } catch (error) {
    signal?.throwIfAborted();
    throw faultOf(error, settings);
  } finally {
    signal?.removeEventListener('abort', abort);
    client.close();
  }
}

/** @throws MailboxFault */
function faultOf(error: unknown, { host, folder }: MailboxSettings): MailboxFault {
  if (error instanceof MailboxFault) return error;
  const { authenticationFailed, mailboxMissing, code, message } = error as Partial<Record<string, unknown>> & Error;
  if (authenticationFailed) return new MailboxFault('bad-credentials', `${host} did not accept the sign-in`);
  if (mailboxMissing) return new MailboxFault('no-folder', `${host} has no folder ${folder}`);
  return new MailboxFault('network', `${host} can't be read (${String(code ?? message).slice(0, 100)})`);
}

export async function testMailbox({ settings }: Mailbox, signal?: AbortSignal): Promise<string | null> {
  try {
    await withFolder(settings, signal, (client) => client.noop());
    return null;
  } catch (error) {
    if (error instanceof MailboxFault) return error.message;
    throw error;
  }
}

export function imapSource({ name, settings }: Mailbox, options: ExamineOptions): MailSource {
  return {
    name,
    async *read(since, isWorthReading, signal) {
      // The mails are gathered within the connection and handed on after it: nothing waits on a database while it is open.
      yield* await withFolder(settings, signal, (client) => gather(client, since, isWorthReading, options, signal));
    },
  };
}

async function gather(
  client: ImapFlow,
  since: number,
  isWorthReading: (glance: MailGlance) => boolean,
  options: ExamineOptions,
  signal?: AbortSignal,
): Promise<ArrivedMail[]> {
  // SINCE knows days only, in the server's own zone.
  const found = await client.search({ since: new Date(since - dayMs) }, { uid: true });
  const uids = (found || []).slice(-mailsAtOnce);
  const mails: ArrivedMail[] = [];
  for (let from = 0; from < uids.length; from += batchSize) {
    const worth: { uid: number; key: string; arrivedAt: number }[] = [];
    const range = uids.slice(from, from + batchSize);
    const query = { uid: true, internalDate: true, headers: ['from', 'subject', 'message-id', 'date'] };
    for await (const { uid, internalDate, headers } of client.fetch(range, query, { uid: true })) {
      signal?.throwIfAborted();
      const arrivedAt = internalDate ? new Date(internalDate).getTime() : Number.NaN;
      if (!Number.isFinite(arrivedAt) || arrivedAt < since) continue;
      const head = Buffer.from(headers ?? '');
      const { headers: lines } = readHeaders(head, readLimits);
      const all = (name: string) => lines.filter((line) => line.name === name).map(({ value }) => value);
      const key = mailKey(all('message-id')[0] ?? null, head);
      const shown = readAddresses(all('from')).map(({ name, address }) => `${name} <${address}>`);
      const glance = {
        from: `${decodeWords(all('from').join(', '))} ${shown.join()}`,
        subject: decodeWords(all('subject').join(' ')),
      };
      if (isWorthReading(glance)) worth.push({ uid, key, arrivedAt });
      else mails.push({ key, arrivedAt, examined: null });
    }
    for (const { uid, key, arrivedAt } of worth) {
      const fetched = await client.fetchOne(
        String(uid),
        { source: { start: 0, maxLength: fetchBytes } },
        { uid: true },
      );
      // Gone between the two questions.
      if (!fetched || fetched.source === undefined) continue;
      mails.push({ key, arrivedAt, examined: await examineMail(fetched.source, options, signal) });
    }
  }
  return mails.sort((a, b) => a.arrivedAt - b.arrivedAt);
}
