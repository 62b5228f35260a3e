// Reports about mails that were not delivered, in the form in which well-known servers write them.
import { createHash } from 'node:crypto';

export interface Returned {
  /** Without angle brackets. */
  readonly messageId: string;
  readonly recipient: string;
}

/** Each report is a mail of its own. */
const ownId = ({ messageId }: Returned) => createHash('sha256').update(messageId).digest('hex').slice(0, 12);
const lines = (...all: string[]) => Buffer.from(`${all.join('\r\n')}\r\n`, 'utf8');
const head = ({ messageId, recipient }: Returned) => [
  'From: Rusuban <rusuban@example.com>',
  `To: ${recipient}`,
  'Subject: Critical: your Amazon account may be in other hands',
  // a long one is folded, as ours are
  'Message-ID:',
  ` <${messageId}>`,
  'Auto-Submitted: auto-generated',
  'Date: Sun, 22 Nov 2026 02:20:17 +0000',
  'MIME-Version: 1.0',
];

/** Postfix, of a mailbox that is not there: the whole mail comes back. */
export function postfixBounce(of: Returned): Buffer {
  return lines(
    'Return-Path: <>',
    'Received: by mail.example.com (Postfix) id 4F1C22A03E1; Sun, 22 Nov 2026 11:20:19 +0900 (JST)',
    'Date: Sun, 22 Nov 2026 11:20:19 +0900 (JST)',
    'From: MAILER-DAEMON@mail.example.com (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'To: rusuban@example.com',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="2E6AB2A03DF.1795314019/mail.example.com"',
    `Message-Id: <${ownId(of)}@mail.example.com>`,
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--2E6AB2A03DF.1795314019/mail.example.com',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mail.example.com.',
    '',
    `<${of.recipient}>: host mx.example.net[192.0.2.25] said: 550 5.1.1 <${of.recipient}>:`,
    '    Recipient address rejected: User unknown (in reply to RCPT TO command)',
    '',
    '--2E6AB2A03DF.1795314019/mail.example.com',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.com',
    'X-Postfix-Queue-ID: 2E6AB2A03DF',
    'X-Postfix-Sender: rfc822; rusuban@example.com',
    'Arrival-Date: Sun, 22 Nov 2026 11:20:17 +0900 (JST)',
    '',
    `Final-Recipient: rfc822; ${of.recipient}`,
    `Original-Recipient: rfc822;${of.recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Remote-MTA: dns; mx.example.net',
    `Diagnostic-Code: smtp; 550 5.1.1 <${of.recipient}>: Recipient address`,
    '    rejected: User unknown',
    '',
    '--2E6AB2A03DF.1795314019/mail.example.com',
    'Content-Description: Undelivered Message',
    'Content-Type: message/rfc822',
    '',
    ...head(of),
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Someone else may be using your Amazon account.',
    '',
    '--2E6AB2A03DF.1795314019/mail.example.com--',
  );
}

/** Postfix, after four hours in its queue: only the head comes back. */
export function postfixDelay(of: Returned): Buffer {
  return lines(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mail.example.com (Mail Delivery System)',
    'Subject: Delayed Mail (still being retried)',
    'To: rusuban@example.com',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="delay"',
    'Message-Id: <20261122062019.4F1C22A03E2@mail.example.com>',
    '',
    '--delay',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    '# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #',
    '',
    '--delay',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.com',
    '',
    `Final-Recipient: rfc822; ${of.recipient}`,
    'Action: delayed',
    'Status: 4.4.1',
    'Diagnostic-Code: X-Postfix; connect to mx.example.net[192.0.2.25]:25: Connection timed out',
    'Will-Retry-Until: Fri, 27 Nov 2026 11:20:17 +0900 (JST)',
    '',
    '--delay',
    'Content-Type: text/rfc822-headers',
    '',
    ...head(of),
    '--delay--',
  );
}

/** Exim: two empty lines after the fields, and what it says in a comment. */
export function eximBounce(of: Returned): Buffer {
  return lines(
    'Return-path: <>',
    `X-Failed-Recipients: ${of.recipient}`,
    'Auto-Submitted: auto-replied',
    'From: Mail Delivery System <Mailer-Daemon@mail.example.com>',
    'To: rusuban@example.com',
    `References: <${of.messageId}>`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=1700000000-eximdsn-1234567890',
    'MIME-Version: 1.0',
    'Subject: Mail delivery failed: returning message to sender',
    'Message-Id: <E1r5aBc-0001Ab-2C@mail.example.com>',
    '',
    '--1700000000-eximdsn-1234567890',
    'Content-type: text/plain; charset=us-ascii',
    '',
    'A message that you sent could not be delivered to one or more of its',
    'recipients. This is a permanent error. The following address(es) failed:',
    '',
    `  ${of.recipient}`,
    '    host mx.example.net [192.0.2.25]',
    '    SMTP error from remote mail server after RCPT TO: 552 5.2.2 mailbox full',
    '',
    '--1700000000-eximdsn-1234567890',
    'Content-type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.com',
    '',
    'Action: failed',
    `Final-Recipient: rfc822;${of.recipient}`,
    'Status: 5.0.0',
    'Remote-MTA: dns; mx.example.net',
    'Diagnostic-Code: smtp; 552 5.2.2 mailbox full',
    '',
    '',
    '--1700000000-eximdsn-1234567890',
    'Content-type: message/rfc822',
    '',
    ...head(of),
    '',
    'Someone else may be using your Amazon account.',
    '--1700000000-eximdsn-1234567890--',
  );
}

/** Gmail: parts within parts, a picture, and what came back after three days of trying. */
export function gmailBounce(of: Returned): Buffer {
  return lines(
    'Return-Path: <>',
    'Content-Type: multipart/report; boundary="000000000000a1b2c3"; report-type=delivery-status',
    'To: rusuban@example.com',
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    'Auto-Submitted: auto-replied',
    'Subject: Delivery Status Notification (Failure)',
    `References: <${of.messageId}>`,
    `In-Reply-To: <${of.messageId}>`,
    `X-Failed-Recipients: ${of.recipient}`,
    'Message-ID: <6560f0a1.050a0220.1.a1b2.GMR@mx.google.com>',
    '',
    '--000000000000a1b2c3',
    'Content-Type: multipart/related; boundary="000000000000a1b2c4"',
    '',
    '--000000000000a1b2c4',
    'Content-Type: multipart/alternative; boundary="000000000000a1b2c5"',
    '',
    '--000000000000a1b2c5',
    'Content-Type: text/plain; charset="UTF-8"',
    '',
    '** 受信者が見つかりませんでした **',
    '--000000000000a1b2c5',
    'Content-Type: text/html; charset="UTF-8"',
    '',
    '<html><body><a href="https://support.google.com/mail/?p=NoSuchUser">NoSuchUser</a></body></html>',
    '--000000000000a1b2c5--',
    '--000000000000a1b2c4--',
    '--000000000000a1b2c3',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; googlemail.com',
    'Received-From-MTA: dns; rusuban@example.com',
    'Arrival-Date: Sat, 21 Nov 2026 18:20:17 -0800 (PST)',
    'X-Original-Message-ID: <not-ours@example.net>',
    '',
    `Final-Recipient: rfc822; ${of.recipient}`,
    'Action: failed',
    'Status: 4.4.2',
    'Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.',
    ' [mx.example.net 192.0.2.25: timed out]',
    'Last-Attempt-Date: Sat, 21 Nov 2026 18:20:19 -0800 (PST)',
    '',
    '--000000000000a1b2c3',
    'Content-Type: message/rfc822',
    '',
    ...head(of),
    '',
    '----- Message truncated -----',
    '--000000000000a1b2c3--',
  );
}

/** Exchange Online: the parts in base64, nothing of the mail but what it answers. */
export function microsoftBounce(of: Returned): Buffer {
  const status = [
    'Reporting-MTA: dns;TYAPR01MB0001.jpnprd01.prod.outlook.com',
    'Received-From-MTA: dns;mail.example.com',
    'Arrival-Date: Sun, 22 Nov 2026 02:20:18 +0000',
    '',
    `Final-Recipient: rfc822;${of.recipient}`,
    'Action: failed',
    'Status: 5.1.10',
    'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '',
  ].join('\r\n');
  return lines(
    'From: <postmaster@outlook.com>',
    'To: <rusuban@example.com>',
    'Date: Sun, 22 Nov 2026 02:20:19 +0000',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="6a1f3b2c-9d1e"',
    'X-MS-Exchange-Message-Is-Ndr:',
    'Content-Language: ja-JP',
    'Message-ID: <1f2e3d4c@TYAPR01MB0001.jpnprd01.prod.outlook.com>',
    `In-Reply-To: <${of.messageId}>`,
    `References: <${of.messageId}>`,
    '\t<incident.other@example.com>',
    'Subject: =?utf-8?B?6YWN5L+h5LiN6IO9OiBDcml0aWNhbDogeW91ciBBbWF6b24gYWNjb3VudA==?=',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    '',
    '--6a1f3b2c-9d1e',
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('<html><body>配信できませんでした</body></html>').toString('base64'),
    '--6a1f3b2c-9d1e',
    'Content-Type: message/delivery-status',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(status).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--6a1f3b2c-9d1e--',
  );
}

/** A server that has passed the mail on to one that makes no reports: nothing is amiss. */
export function relayed(of: Returned): Buffer {
  const raw = postfixDelay(of).toString('utf8');
  return Buffer.from(raw.replace('Action: delayed', 'Action: relayed').replace('4.4.1', '2.0.0'));
}
