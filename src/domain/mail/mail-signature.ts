// The signature that this installation puts under each of its mails: what is signed, how the header is written, and what
// follows from comparing the two. Independent of DKIM, so that it can be checked years later, offline, and by someone
// who has only the file and the public key. Cryptography is handed in.
import type { Instant } from '../clock.ts';

export const signatureHeader = 'X-Rusuban-Signature';

/** What a reader sees of a mail, and what tells one mail from another. */
export interface SignableMail {
  /** Without angle brackets. */
  readonly messageId: string;
  /** Name and address, and whom an answer goes to where that is another. */
  readonly sender: string;
  readonly to: string;
  readonly subject: string;
  /** Exact to the second, as a Date header is. */
  readonly date: Instant;
  readonly text: string;
  readonly html: string;
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
}

export const signedParts = [
  'message-id',
  'sender',
  'recipient',
  'subject',
  'date',
  'text',
  'html',
  'attachments',
] as const;
export type SignedPart = (typeof signedParts)[number];
type Digests = Readonly<Record<SignedPart, string>>;

export interface MailSignature {
  /** Of each part on its own, so that it can be told which was changed. */
  readonly digests: Digests;
  readonly signature: string;
}

/** How a sender is written to be signed, however a mail writes it. */
export const senderOf = (all: readonly { readonly name?: string | null; readonly address?: string }[]): string =>
  all.map(({ name, address = '' }) => `${name ?? ''} <${address.toLowerCase()}>`).join(', ');

/** SHA-256 in base64url. */
export type Digest = (content: string | Uint8Array) => string;

/** Lines as they survive the way: no trailing blanks, no empty lines at the end, `\n` between. */
function settled(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export function digestsOf(mail: SignableMail, digest: Digest): Digests {
  const files = mail.files.map(({ name, content }) => `${oneLine(name)} ${digest(content)}`).sort();
  return {
    'message-id': digest(mail.messageId.trim()),
    sender: digest(oneLine(mail.sender)),
    recipient: digest(mail.to.trim().toLowerCase()),
    subject: digest(oneLine(mail.subject)),
    date: digest(String(Math.floor(mail.date / 1000))),
    text: digest(settled(mail.text)),
    html: digest(settled(mail.html)),
    attachments: digest(files.join('\n')),
  };
}

/** What the key signs. */
export function signedForm(digests: Digests): string {
  return ['rusuban mail 1', ...signedParts.map((part) => `${part}=${digests[part]}`)].join('\n');
}

/** `v=1; message-id=...; ...; signature=...`; servers may fold it at its blanks. */
export function writeSignature({ digests, signature }: MailSignature): string {
  return ['v=1', ...signedParts.map((part) => `${part}=${digests[part]}`), `signature=${signature}`].join('; ');
}

/** Null when it isn't one, or of a version that this program doesn't know. */
export function readSignature(header: string): MailSignature | null {
  const pairs = header.split(';').map((pair) => /^\s*([a-z-]+)=([\w-]*)\s*$/i.exec(pair.replace(/\s+/g, '')));
  const values = new Map(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? '']] : [])));
  const signature = values.get('signature');
  if (values.get('v') !== '1' || !signature || !signedParts.every((part) => values.get(part))) return null;
  const digests = Object.fromEntries(signedParts.map((part) => [part, values.get(part) ?? ''])) as Digests;
  return { digests, signature };
}

export type OwnMailVerdict =
  | { readonly verdict: 'genuine' }
  /** It was signed here, and these parts are not as they were then. */
  | { readonly verdict: 'altered'; readonly parts: readonly SignedPart[] }
  /**
   * `unsigned`: says nothing of a signature; `malformed`: not one that can be read; `other-key`: not made with this
   * key; `borrowed`: a true signature, of another mail.
   */
  | { readonly verdict: 'forged'; readonly why: 'unsigned' | 'malformed' | 'other-key' | 'borrowed' };

/** What can be said of a mail. `isSigned(form, signature)`: is this signature of this form by the installation's key? */
export function judgeOwnMail(
  mail: SignableMail,
  headers: readonly string[],
  { digest, isSigned }: { readonly digest: Digest; readonly isSigned: (form: string, signature: string) => boolean },
): OwnMailVerdict {
  const [header] = headers;
  if (header === undefined) return { verdict: 'forged', why: 'unsigned' };
  const claimed = readSignature(header);
  // Two of them is a trick: the one that is checked need not be the one that is shown.
  if (claimed === null || headers.length > 1) return { verdict: 'forged', why: 'malformed' };
  if (!isSigned(signedForm(claimed.digests), claimed.signature)) return { verdict: 'forged', why: 'other-key' };
  const actual = digestsOf(mail, digest);
  const parts = signedParts.filter((part) => actual[part] !== claimed.digests[part]);
  if (parts.length === 0) return { verdict: 'genuine' };
  // Neither of the two that hold the words is ours: the signature was cut from another mail.
  return parts.includes('text') && parts.includes('html')
    ? { verdict: 'forged', why: 'borrowed' }
    : { verdict: 'altered', parts };
}
