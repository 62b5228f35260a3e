// A real SMTP server on this computer that keeps what it is given, and misbehaves on demand.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: Buffer;
  readonly parsed: ParsedMail;
}

/** What the server does instead of taking the mail. */
export type Misbehaviour =
  | { readonly at: 'auth' | 'connect' | 'mail' | 'rcpt' | 'data'; readonly code: number; readonly reply: string }
  /** Refuses one recipient. */
  | { readonly at: 'rcpt'; readonly to: string; readonly code: number; readonly reply: string }
  /** Never answers whether it takes a recipient (or this one). */
  | { readonly at: 'rcpt'; readonly to?: string; readonly isSilent: true }
  /** Takes the whole mail (or such a one) and never answers, or breaks the connection before answering. */
  | { readonly at: 'data'; readonly then: 'hang' | 'drop'; readonly subject?: RegExp };

export interface TestSmtp {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Those it took whole and gave no answer about. */
  readonly unanswered: readonly ReceivedMail[];
  /** How many connections there were. */
  readonly connections: () => number;
  /** How often it has misbehaved. */
  readonly faults: () => number;
  /** Until it is told otherwise; or by how often it has misbehaved already. */
  misbehave(how: Misbehaviour | null | ((faults: number) => Misbehaviour | null)): void;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback. Without TLS and sign-in unless `options` say so. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const received: ReceivedMail[] = [];
  const unanswered: ReceivedMail[] = [];
  let connections = 0;
  let faults = 0;
  let told: Parameters<TestSmtp['misbehave']>[0] = null;
  const misbehaviourNow = () => (typeof told === 'function' ? told(faults) : told);
  const fault = (at: Misbehaviour['at']): Error | null => {
    const misbehaviour = misbehaviourNow();
    if (misbehaviour?.at !== at || !('code' in misbehaviour)) return null;
    faults++;
    return Object.assign(new Error(misbehaviour.reply), { responseCode: misbehaviour.code });
  };

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    closeTimeout: 1,
    onConnect(_session, callback) {
      connections += 1;
      callback(fault('connect'));
    },
    onAuth: (auth, _session, callback) => callback(fault('auth'), { user: auth.username }),
    onMailFrom: (_address, _session, callback) => callback(fault('mail')),
    onRcptTo({ address }, _session, callback) {
      const misbehaviour = misbehaviourNow();
      const isAnother = misbehaviour && 'to' in misbehaviour && misbehaviour.to !== address;
      if (!isAnother && misbehaviour && 'isSilent' in misbehaviour) return;
      callback(isAnother ? null : fault('rcpt'));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          parsed: await simpleParser(raw, { keepCidLinks: true }),
        };
        const misbehaviour = misbehaviourNow();
        const isMeant = misbehaviour?.at === 'data' && 'then' in misbehaviour;
        if (isMeant && (misbehaviour.subject ?? /^/).test(mail.parsed.subject ?? '')) {
          faults++;
          unanswered.push(mail);
          if (misbehaviour.then === 'drop') for (const connection of server.connections) connection._socket.destroy();
          return;
        }
        const error = fault('data');
        if (error) return callback(error);
        received.push(mail);
        callback(null, 'taken');
      });
    },
    ...options,
  });
  server.on('error', () => {}); // a client that goes away in the middle is what some tests are about
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    received,
    unanswered,
    connections: () => connections,
    faults: () => faults,
    misbehave(how) {
      told = how;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
