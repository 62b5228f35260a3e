// Why a server didn't take a mail: for good, or for now. Decided here once, from the server's own reply.
import type { NodemailerError } from 'nodemailer';
import type { Text } from '../../domain/text/text.ts';
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

const words: Readonly<Record<string, Text>> = {
  EAUTH: {
    en: 'the server did not accept the sign-in; check user name and password in SMTP_URL',
    ja: 'サーバーにログインできませんでした。SMTP_URL のユーザー名とパスワードをご確認ください',
  },
  ENOAUTH: {
    en: 'the server wants a sign-in; put user name and password into SMTP_URL',
    ja: 'サーバーがログインを求めています。SMTP_URL にユーザー名とパスワードを入れてください',
  },
  ETLS: {
    en: 'no encrypted connection could be made; if the network is trusted, SMTP_URL can end in ?tls=off',
    ja: '暗号化した接続ができませんでした。信頼できるネットワークなら、SMTP_URL の末尾に ?tls=off を付けられます',
  },
  EDNS: {
    en: 'the server’s name could not be found; check the host in SMTP_URL',
    ja: 'サーバーの名前が見つかりません。SMTP_URL のホスト名をご確認ください',
  },
  ETIMEDOUT: { en: 'the server did not answer in time', ja: 'サーバーが時間内に応答しませんでした' },
  ECONNECTION: {
    en: 'the connection was closed before the mail was taken',
    ja: 'メールが受け取られる前に接続が切れました',
  },
  ESOCKET: { en: 'the connection failed', ja: '接続できませんでした' },
  EABORT: { en: 'the server took too long over the mail', ja: 'サーバーの受け取りに時間がかかりすぎました' },
};

/** Every form in which a server could send the sign-in back: plain, and as AUTH LOGIN and PLAIN carry it. */
export function secretForms(user: string | null, password: string | null): string[] {
  if (!password) return [];
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return [base64(`\0${user ?? ''}\0${password}`), base64(password), password];
}

/** In words, with the server's reply; `secrets` that it echoes are taken out. */
export function explain(error: NodemailerError, secrets: readonly string[]): Text {
  const step = error.command && error.command !== 'CONN' && error.command !== 'API' ? ` (at ${error.command})` : '';
  const said = `${error.response ?? error.message}${step}`;
  const { en, ja } = words[error.code ?? ''] ?? { en: undefined, ja: undefined };
  return {
    en: shorten(en === undefined ? said : `${en}: ${said}`, secrets),
    ja: shorten(ja === undefined ? said : `${ja}（${said}）`, secrets),
  };
}

function shorten(text: string, secrets: readonly string[]): string {
  let detail = text;
  for (const secret of secrets) detail = detail.replaceAll(secret, '[removed]');
  detail = detail.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return detail.length > detailLimit ? `${detail.slice(0, detailLimit - 1)}…` : detail;
}

export function refusal(error: NodemailerError, secrets: readonly string[]): SendResult {
  return { outcome: 'refused', isPermanent: isPermanent(error), detail: explain(error, secrets).en };
}
