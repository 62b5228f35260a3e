// Why a server didn't take a mail: for good, or for now. Decided here once, from the server's own reply.
import type { NodemailerError } from 'nodemailer';
import type { SendResult } from './port.ts';

const detailLimit = 300;

/** Sign-in missing, too weak or wrong (RFC 4954): the settings are at fault, not the mail. */
const signInCodes: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/**
 * For good: a 5xx reply about the recipient or the message itself. Not so for a 5xx to the greeting, the sign-in or
 * the sender, nor for "policy" (5.7.x) about a recipient, which is how servers say "sign in first": once the settings
 * are mended the same mail will be taken, and an alert must wait for that rather than be lost.
 */
export function isPermanent(error: NodemailerError): boolean {
  const { responseCode, response = '', command = '', code } = error;
  // Nodemailer's own check of the addresses: nothing was sent yet.
  if (responseCode === undefined) return code === 'EENVELOPE' && command === 'API';
  if (error.permanent !== true || signInCodes.has(responseCode)) return false;
  if (command === 'RCPT TO') return !/^\d{3}[ -]5\.7\.\d/.test(response);
  return command === 'DATA' || (command === 'MAIL FROM' && responseCode === 552);
}

const words: Readonly<Record<string, string>> = {
  EAUTH: 'the server did not accept the sign-in; check user name and password in SMTP_URL',
  ENOAUTH: 'the server wants a sign-in; put user name and password into SMTP_URL',
  ETLS: 'no encrypted connection could be made; if the network is trusted, SMTP_URL can end in ?tls=off',
  EDNS: 'the server’s name could not be found; check the host in SMTP_URL',
  ETIMEDOUT: 'the server did not answer in time',
  ECONNECTION: 'the connection was closed before the mail was taken',
  ESOCKET: 'the connection failed',
  EABORT: 'the server took too long over the mail',
};

/** Every form in which a server could send the sign-in back: plain, and as AUTH LOGIN and PLAIN carry it. */
export function secretForms(user: string | null, password: string | null): string[] {
  if (!password) return [];
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return [base64(`\0${user ?? ''}\0${password}`), base64(password), password];
}

/** In words, with the server's reply; `secrets` that it echoes are taken out. */
export function explain(error: NodemailerError, secrets: readonly string[]): string {
  const said = error.response ?? error.message;
  const what = words[error.code ?? ''];
  const step = error.command && error.command !== 'CONN' && error.command !== 'API' ? ` (at ${error.command})` : '';
  let detail = what === undefined ? `${said}${step}` : `${what}: ${said}${step}`;
  for (const secret of secrets) detail = detail.replaceAll(secret, '[removed]');
  detail = detail.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return detail.length > detailLimit ? `${detail.slice(0, detailLimit - 1)}…` : detail;
}

export function refusal(error: NodemailerError, secrets: readonly string[]): SendResult {
  return { outcome: 'refused', isPermanent: isPermanent(error), detail: explain(error, secrets) };
}
