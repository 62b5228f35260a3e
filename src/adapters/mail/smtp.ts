// Mail over SMTP, through nodemailer's pool. It never retries by itself: the outbox does, and knows what was sent.
import { createTransport, type NodemailerError } from 'nodemailer';
import { minuteMs, secondMs } from '../../domain/clock.ts';
import { lanesOf } from '../../domain/telling/recipient.ts';
import { type ComposeOptions, toSendMail } from './compose.ts';
import type { Mail } from './port.ts';
import { explain, refusal, secretForms } from './refusal.ts';
import { describeAddress, type SmtpAddress } from './smtp-address.ts';

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
  const { host, port, isSecure, isTlsRequired, user, password } = address;
  const { connectMs, greetingMs, idleMs, totalMs } = { ...defaultTimeouts, ...options.timeouts };
  const secrets = secretForms(user, password);
  const transport = createTransport({
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
  return {
    destination: describeAddress(address),
    async send(mail, signal) {
      try {
        const message = toSendMail(mail, options);
        const enough = AbortSignal.any([AbortSignal.timeout(totalMs), ...(signal ? [signal] : [])]);
        const info = await transport.sendMail({ ...message, signal: enough });
        return { outcome: 'sent', detail: info.response };
      } catch (error) {
        return refusal(error as NodemailerError, secrets);
      }
    },
    async check() {
      try {
        await transport.verify();
        return null;
      } catch (error) {
        return explain(error as NodemailerError, secrets);
      }
    },
    async close() {
      transport.close();
    },
  };
}
