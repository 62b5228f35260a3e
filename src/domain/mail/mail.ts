// A mail as it was read: what it says of itself, what it holds, and who says what about its sender. No judgement yet.

import type { Instant } from '../clock.ts';
import type { Bounce } from './bounce.ts';

export interface MailAddress {
  readonly name: string;
  /** In lower case; may be malformed or empty, as it stood in the header. */
  readonly address: string;
}

/** Where in a mail something stands. */
export const mailPlaces = ['sender', 'subject', 'text', 'link', 'image', 'attachment', 'headers'] as const;
export type MailPlace = (typeof mailPlaces)[number];

export const linkKinds = ['link', 'text', 'form', 'image', 'refresh', 'qr-code', 'attachment'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** Something that leads, or sends, elsewhere. An `image` isn't a place to go, only one that would be loaded from. */
export interface MailLink {
  readonly kind: LinkKind;
  /** As it stood; may be no URL at all. */
  readonly url: string;
  /** What a reader sees of it; empty where it is the bare address or a picture. */
  readonly shown: string;
}

export interface MailImage {
  readonly alt: string;
  readonly source: string;
}

export interface MailAttachment {
  readonly name: string;
  readonly type: string;
}

export const authMethods = ['spf', 'dkim', 'dmarc', 'arc'] as const;
export type AuthMethod = (typeof authMethods)[number];

/** One check of the sender, as whoever made it says (RFC 8601). */
export interface AuthResult {
  readonly method: AuthMethod;
  /** `pass`, `fail`, `none`, `neutral`, `softfail`, `temperror`, ... in lower case. */
  readonly result: string;
  /** The domain that it speaks for: `header.d` or `.i`, `smtp.mailfrom`, `header.from`; null when it doesn't say. */
  readonly domain: string | null;
}

/** The headers that servers put on top of a mail, in their order: the topmost was written last. */
export type TraceHeader =
  /** `isHandedOn`: from one machine to another of the same system, as the server that took it saw; no stranger was at it. */
  | { readonly kind: 'received'; readonly by: string; readonly isHandedOn: boolean }
  | { readonly kind: 'results'; readonly authservId: string; readonly results: readonly AuthResult[] };

/** A server that passed the mail on and sealed what it had found out about it before (ARC, RFC 8617). */
export interface Seal {
  /** Whose key sealed it. */
  readonly domain: string;
  readonly authservId: string;
  readonly results: readonly AuthResult[];
}

/** A DKIM signature that the mail carries; whether it is true is another question. */
export interface MailSignature {
  readonly domain: string;
  /** False when it leaves room for text to be added (`l=`). */
  readonly coversAll: boolean;
}

/** Things of which an honest mail has one. */
export const singleHeaders = ['from', 'sender', 'reply-to', 'subject', 'date', 'message-id', 'content-type'] as const;

/** What was left unread because it went over a limit. */
export const mailCuts = ['size', 'headers', 'parts', 'depth', 'text', 'links', 'time', 'winmail'] as const;
export type MailCut = (typeof mailCuts)[number];

export interface ReadMail {
  /** A pasted text has no headers: nothing can be said about who sent it. */
  readonly source: 'mail' | 'pasted';
  /** Of every From header together. */
  readonly from: readonly MailAddress[];
  /** The From headers as a mail program would show them. */
  readonly fromShown: string;
  readonly replyTo: readonly MailAddress[];
  /** Of To, Cc and what servers note of the address that it came to. */
  readonly to: readonly MailAddress[];
  /** Who had written it, by the word of a list that put its own address into From (`X-Original-From`). */
  readonly original: readonly MailAddress[];
  /** Sent by a program or to many, by its own headers (RFC 3834): never to be answered. */
  readonly isAutomatic: boolean;
  readonly subject: string;
  readonly messageId: string | null;
  readonly date: Instant | null;
  /** Names of headers that stand there more often than they may. */
  readonly doubled: readonly string[];
  readonly trace: readonly TraceHeader[];
  readonly signatures: readonly MailSignature[];
  /** The first first. */
  readonly seals: readonly Seal[];
  /** Everything a reader would see, plain and HTML part alike. */
  readonly text: string;
  /** The same with what stands there unseen, and without what a rule of the page's may hide: another way to read it. */
  readonly otherReadings: string;
  /** Of attached pages, drawings and calendars. */
  readonly attachedText: string;
  readonly links: readonly MailLink[];
  readonly images: readonly MailImage[];
  readonly attachments: readonly MailAttachment[];
  /** Attachments of which nothing but their names was read: pictures, documents. */
  readonly unread: readonly MailAttachment[];
  readonly cuts: readonly MailCut[];
  /** Where it is a mail server's report about another mail that did not arrive. */
  readonly bounce?: Bounce;
}

/** What was found by asking the sender's DNS; null where it was not asked or gave no answer. */
export type OwnResults = readonly AuthResult[] | null;

export interface SignedHead {
  /** Of the signature: no two mails have the same. */
  readonly id: string;
  /** Addresses in To, in small letters. */
  readonly to: readonly string[];
  readonly date: Instant | null;
}

/** A mail with what the DNS says about it, and the mails attached to it. */
export interface ExaminedMail {
  readonly mail: ReadMail;
  readonly own: OwnResults;
  /** Where a signature of the sender's own holds: what it covers, so that nobody on the way can have written it. */
  readonly signed?: SignedHead;
  readonly attached: readonly ExaminedMail[];
}
