// Builds a mail as it lies in a mailbox: what the receiving server wrote on top, then what the sender wrote.

export interface MailSpec {
  readonly from?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  /** What the receiving server found; null: it wrote nothing. */
  readonly results?: string | null;
  readonly server?: string;
  /** Headers of the sender's own, as they shall stand. */
  readonly headers?: readonly string[];
  readonly date?: string;
  /** Without its brackets. */
  readonly messageId?: string;
}

const encode = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;

function encodeFrom(from: string): string {
  const at = from.lastIndexOf('<');
  return at > 0 ? `${encode(from.slice(0, at).trim())} ${from.slice(at)}` : from;
}

/** What a server writes about a mail that truly comes from `domain`. */
export const passes = (domain: string, server = 'mx.example.net') =>
  `${server}; spf=pass smtp.mailfrom=bounces.${domain}; dkim=pass header.d=${domain} header.s=k1; dmarc=pass header.from=${domain}`;

/** ... and about one that only says so. */
export const fails = (domain: string, server = 'mx.example.net') =>
  `${server}; spf=softfail smtp.mailfrom=${domain}; dkim=none; dmarc=fail (p=QUARANTINE) header.from=${domain}`;

/** A server that found a signature good had one before it. */
function signaturesIn(results: string | null, headers: readonly string[]): string[] {
  const domain = /dkim=pass[\s\S]*?header\.(?:d|i)=@?([\w.-]+)/.exec(results ?? '')?.[1];
  if (domain === undefined || headers.some((header) => /^dkim-signature:/i.test(header))) return [];
  return [`DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=k1; h=from:subject; bh=AAAA; b=BBBB`];
}

/** The bytes of one mail. */
export function mailBytes(spec: MailSpec): Buffer {
  const { from = 'Alice <alice@example.com>', subject = 'Hello', server = 'mx.example.net', results = null } = spec;
  const boundary = 'part-1';
  const part = (type: string, text: string) =>
    `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  const body =
    spec.html === undefined
      ? part('text/plain', spec.text ?? '')
      : `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${part('text/plain', spec.text ?? '')}--${boundary}\r\n${part('text/html', spec.html)}--${boundary}--\r\n`;
  const head = [
    ...(results === null ? [] : [`Authentication-Results: ${results}`]),
    `Received: from out.example.org (out.example.org [192.0.2.7]) by ${server} with ESMTPS; Sun, 22 Nov 2026 02:11:04 +0000`,
    ...signaturesIn(results, spec.headers ?? []),
    ...(spec.headers ?? []),
    `From: ${encodeFrom(from)}`,
    'To: alice@example.com',
    `Subject: ${encode(subject)}`,
    `Date: ${spec.date ?? 'Sun, 22 Nov 2026 11:11:00 +0900'}`,
    `Message-ID: <${spec.messageId ?? '0102@example.org'}>`,
    'MIME-Version: 1.0',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n${body}`, 'utf8');
}

/** The i-th of a mailbox's past: Amazon's notice of a changed password, or somebody's letter. */
export const mailOfPast = (i: number, isAmazons: boolean): Buffer =>
  mailBytes({
    ...(isAmazons
      ? { from: 'Amazon.co.jp <account-update@amazon.co.jp>', results: passes('amazon.co.jp') }
      : { from: 'Bob <bob@example.com>' }),
    ...{ subject: 'パスワードの変更が完了しました', text: 'x', messageId: `m${i}@example.net` },
  });
