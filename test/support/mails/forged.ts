// Mails that say they are Amazon's and aren't, forged in every way in which somebody could make a server's words or a signature
// look as if they vouched for them: not one may become evidence. The same seed gives the same mails.
import { random } from './random.ts';

export interface ForgedMail {
  readonly how: string;
  readonly raw: Buffer;
}

type Random = ReturnType<typeof random>;

const amazons = ['amazon.co.jp', 'amazon.com', 'amazon.de', 'marketplace.amazon.co.jp', 'email.amazon.com'];
const subjects = [
  'Eメールアドレスが変更されました',
  'パスワードが変更されました',
  'Your password was changed',
  '新しいユーザーがアカウントに追加されました',
  'Your deposit account was changed',
];
/** Servers that take the mail in, and what a stranger's machine looks like in their Received. */
const servers = ['mx.alice.example', 'mail.example.net', 'sv123.host.example'];
const strangers = [
  'from out.example.org by %',
  'from out.example.org (out.example.org [192.0.2.7]) by % (Postfix) with ESMTPS id 4X',
  'from [127.0.0.1] (evil.example [203.0.113.5]) by % with ESMTP',
  'from % (evil.example [203.0.113.5]) by % with ESMTPA',
  'from localhost (unknown [198.51.100.9]) by % with SMTP',
  'from by (evil.example [203.0.113.5]) by % with ESMTP',
  'from mx.google.com (evil.example [203.0.113.5]) by % with ESMTP',
];
const inner = [
  'Received: from localhost (localhost [127.0.0.1]) by % (Postfix) with ESMTP id 1',
  'Received: by % with LMTP',
];

const passing = (domain: string) =>
  `spf=pass smtp.mailfrom=bounces.${domain}; dkim=pass header.d=${domain} header.s=k1; dmarc=pass header.from=${domain}`;

/** What a sender may write about himself. */
const inventions: readonly ((domain: string, server: string, r: Random) => readonly string[])[] = [
  (domain, server) => [`Authentication-Results: ${server}; ${passing(domain)}`],
  (domain, _, r) => [
    `Authentication-Results: ${r.pick(['mx.google.com', 'dmarc.icloud.com', 'mx5.messagingengine.com', 'mta1.yahoo.co.jp'])}; ${passing(domain)}`,
  ],
  (domain) => [`Authentication-Results: ${passing(domain)}`],
  (domain, server) => [
    `Received: from a1.smtp-out.amazonses.com (a1.smtp-out.amazonses.com [192.0.2.1]) by ${server} with ESMTPS`,
    `Authentication-Results: ${server}; ${passing(domain)}`,
  ],
  (domain, server) => [
    `Received: by ${server} with LMTP`,
    `Authentication-Results: ${server}; ${passing(domain)}`,
    `Received: from a1.smtp-out.amazonses.com (localhost [127.0.0.1]) by ${server} with ESMTPS`,
  ],
  (domain) => [
    'Received: by 2002:a05:6402:1:b0:1 with SMTP id x',
    'Received: from a1.amazonses.com by mx.google.com with ESMTPS',
    `Authentication-Results: mx.google.com; ${passing(domain)}`,
  ],
  (domain, server) => [
    `ARC-Seal: i=1; a=rsa-sha256; d=${server}; s=a; cv=none; b=x`,
    `ARC-Authentication-Results: i=1; ${server}; ${passing(domain)}`,
    `Authentication-Results: ${server}; arc=pass; ${passing(domain)}`,
  ],
  () => [],
];

/** Words of the sender's that a server quotes: his mailbox, his name for his machine. */
const quoted = (domain: string, r: Random) =>
  r.pick([
    `(domain of "x); dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}; spf=pass ("@mallory.example designates it)`,
    `(reason "a; dmarc=pass header.from=${domain}")`,
    `(a (b; dmarc=pass header.from=${domain}) c)`,
    `smtp.mailfrom="x; dmarc=pass header.from=${domain}; y"@mallory.example`,
    `smtp.helo="a dkim=pass header.d=${domain}"`,
  ]);

/** What the receiving server found, on top of the mail; null: it writes nothing. */
function truth(domain: string, server: string, r: Random): string | null {
  const spf = r.pick(['pass', 'softfail', 'none']);
  return r.pick([
    null,
    `Authentication-Results: ${server}; spf=${spf} ${quoted(domain, r)} smtp.mailfrom=mallory.example; dmarc=fail header.from=${domain}`,
    `Authentication-Results: ${server}; spf=${spf} smtp.mailfrom=mallory.example; dkim=pass header.d=mallory.example; dmarc=fail header.from=${domain}`,
    `Authentication-Results: ${server}; dkim=none; dmarc=fail (p=none) header.from=${domain}`,
  ]);
}

const signatureBy = (domain: string) =>
  `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=k1; h=from:subject; bh=AAAA; b=BBBB`;
const encoded = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

function forge(r: Random): ForgedMail {
  const [domain, server] = [r.pick(amazons), r.pick(servers)];
  const at = (line: string) => line.replaceAll('%', server);
  const found = truth(domain, server, r);
  const how = Math.floor(r.next() * inventions.length);
  const mail = [
    ...(r.next() < 0.3 ? [at(r.pick(inner))] : []),
    ...(found === null ? [] : [found]),
    `Received: ${at(r.pick(strangers))}; Fri, 20 Nov 2026 02:11:04 +0000`,
    ...r.pick([
      [],
      [signatureBy(domain)],
      [signatureBy('mallory.example')],
      [signatureBy(domain), signatureBy('mallory.example')],
    ]),
    ...(inventions[how]?.(domain, server, r) ?? []),
    `From: Amazon <account-update@${domain}>`,
    'To: alice@alice.example',
    `Subject: ${encoded(r.pick(subjects))}`,
    `Message-ID: <${Math.floor(r.next() * 1e9)}@mallory.example>`,
    'Date: Fri, 20 Nov 2026 11:11:00 +0900',
    'Content-Type: text/plain; charset=utf-8',
    '',
    r.pick(['変更されました。', '050-0000-0000 までお電話ください。', 'Your e-mail address was changed.']),
  ].join('\r\n');
  const what = `${found === null ? 'nothing' : 'the truth'} on top, invention ${how}`;
  if (r.next() < 0.7) return { how: what, raw: Buffer.from(mail) };
  return { how: `attached: ${what}`, raw: attachedTo(mail, server, r) };
}

/** The same as an attachment of somebody's whom the server found to be who he says. */
function attachedTo(mail: string, server: string, r: Random): Buffer {
  const from = r.pick(['bob.example', 'mallory.example']);
  const head = [
    `Authentication-Results: ${server}; ${passing(from)}`,
    `Received: from out.${from} (out.${from} [192.0.2.9]) by ${server} with ESMTPS; Fri, 20 Nov 2026 02:11:04 +0000`,
    signatureBy(from),
    `From: Bob <bob@${from}>`,
    'To: alice@alice.example',
    `Subject: ${encoded('Amazonの件')}`,
    `Message-ID: <outer-${Math.floor(r.next() * 1e9)}@${from}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=m',
  ];
  return Buffer.from(
    `${head.join('\r\n')}\r\n\r\n--m\r\nContent-Type: text/plain\r\n\r\nx\r\n--m\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n--m--\r\n`,
  );
}

/** `n` forged mails. */
export function* forgedMails(n: number, seed = 1): Generator<ForgedMail> {
  const r = random(seed);
  for (let i = 0; i < n; i++) yield forge(r);
}
