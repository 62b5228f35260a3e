// Mail over SMTP, through nodemailer's pool. It never retries by itself: the outbox does, and knows what was sent.
import { createTransport, type NodemailerError } from 'nodemailer';
import { minuteMs, secondMs } from '../../domain/clock.ts';
import { patience } from '../../domain/patience.ts';
import { lanesOf } from '../../domain/telling/recipient.ts';
import type { Text } from '../../domain/text/text.ts';
import { type ComposeOptions, toSendMail } from './compose.ts';
import type { Mail } from './port.ts';
import { explain, refusal, secretForms } from './refusal.ts';
import { describeAddress, parseSmtpUrl, type SmtpAddress } from './smtp-address.ts';

/** How long to wait for what, in ms. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Between two packets. */
  readonly idleMs: number;
  /** For a whole mail; a server that trickles its replies runs into no other limit. Less than the outbox's lease. */
  readonly totalMs: number;
}

const defaultTimeouts: SmtpTimeouts = {
  connectMs: 15 * secondMs,
  greetingMs: 15 * secondMs,
  idleMs: minuteMs,
  totalMs: 2 * minuteMs,
};

export function createSmtpMail(
  address: SmtpAddress,
  options: ComposeOptions & { readonly timeouts?: Partial<SmtpTimeouts> },
): Mail {
  const { totalMs, ...waits } = { ...defaultTimeouts, ...options.timeouts };
  const secrets = secretForms(address.user, address.password);
  const transport = transportTo(address, waits);
  return {
    destination: describeAddress(address),
    isForNobody: false,
    async send(mail, signal) {
      try {
        const message = toSendMail(mail, options);
        const enough = AbortSignal.any([patience(totalMs), ...(signal ? [signal] : [])]);
        const info = await transport.sendMail({ ...message, signal: enough });
        return { outcome: 'sent', detail: info.response };
      } catch (error) {
        return refusal(error as NodemailerError, secrets);
      }
    },
    check: () => verified(transport, secrets),
    async close() {
      transport.close();
    },
  };
}

function transportTo(
  { host, port, isSecure, isTlsRequired, user, password }: SmtpAddress,
  { connectMs, greetingMs, idleMs }: Omit<SmtpTimeouts, 'totalMs'>,
) {
  return createTransport({
    pool: true,
    host,
    port,
    secure: isSecure,
    requireTLS: isTlsRequired,
    ignoreTLS: !isTlsRequired,
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: idleMs,
    dnsTimeout: connectMs,
    // a mail that waits for a connection must not run out of time behind those that hang
    maxConnections: lanesOf.mail,
    // A mail whose connection broke may have been taken: sending it again is the outbox's to decide.
    maxRequeues: 0,
    idleTimeout: 5 * secondMs,
  });
}

async function verified(
  transport: ReturnType<typeof transportTo>,
  secrets: ReturnType<typeof secretForms>,
): Promise<Text | null> {
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return explain(error as NodemailerError, secrets);
  }
}

/** Can this server be reached, and does it take the sign-in? Null when all is well, else what is wrong. Sends nothing. */
export async function trySmtp(url: string): Promise<Text | null> {
  const address = parseSmtpUrl(url);
  const transport = transportTo(address, defaultTimeouts);
  return verified(transport, secretForms(address.user, address.password)).finally(() => transport.close());
}
