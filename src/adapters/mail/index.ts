// Outgoing mail: through an SMTP server where one is set, else into a folder.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { UserError } from '../../domain/errors.ts';
import type { ComposeOptions, Dkim } from './compose.ts';
import { createFollowingMail, type KeptSender } from './following.ts';
import { createMailboxFolder } from './mailbox-folder.ts';
import type { Mail } from './port.ts';
import { createSmtpMail, type SmtpTimeouts } from './smtp.ts';
import { parseSmtpUrl } from './smtp-address.ts';

export type { Dkim } from './compose.ts';
export type { SmtpTimeouts } from './smtp.ts';

export interface MailOptions extends ComposeOptions {
  readonly smtpUrl: string | null;
  /** Where .eml files go without an SMTP server; made when the first is written. */
  readonly folder: string;
  readonly timeouts?: Partial<SmtpTimeouts>;
  /** The server that was set in the console, with its sign-in, as it is kept; used where `smtpUrl` is null. */
  readonly kept?: () => Promise<string | null>;
}

/** One address and nothing else: nodemailer would read a list, a group or a line break as more recipients. */
const oneAddress = /^[^\s<>(),:;"\\\p{Cc}]+@[^\s<>(),:;"\\@\p{Cc}]+$/u;

/** Opens nothing until the first mail. Throws a UserError when the URL can't be used. */
export function createMail(options: MailOptions): Mail {
  const { smtpUrl, folder, dkim, kept } = options;
  if (dkim) checkDkim(dkim);
  const open = (sender: KeptSender | null) =>
    sender === null
      ? createMailboxFolder(folder, options)
      : createSmtpMail(parseSmtpUrl(sender.smtpUrl), { ...options, from: sender.from });
  if (smtpUrl !== null) return toOne(open({ smtpUrl, from: options.from }));
  return toOne(kept === undefined ? open(null) : createFollowingMail({ read: kept, open }));
}

/** The same, but that it refuses what is not one address; what it says of itself may change. */
function toOne(mail: Mail): Mail {
  return {
    get destination() {
      return mail.destination;
    },
    get isForNobody() {
      return mail.isForNobody;
    },
    get from() {
      return mail.from ?? null;
    },
    follow: async () => mail.follow?.(),
    send: async (message, signal) =>
      oneAddress.test(message.to)
        ? mail.send(message, signal)
        : { outcome: 'refused', isPermanent: true, detail: 'the recipient is not one mail address' },
    check: () => mail.check(),
    close: () => mail.close(),
  };
}

/** Receivers ignore shorter RSA keys (RFC 8301 section 3.2). */
const leastBits = 1024;

/** A key that can't sign would make mails fail, or go out unsigned, when it matters. */
function checkDkim({ privateKey }: Dkim): void {
  const hint = {
    en: 'make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048',
    ja: '次のコマンドで作れます：openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048',
  };
  let key: KeyObject;
  try {
    key = createPrivateKey(privateKey);
  } catch (error) {
    throw new UserError(
      { en: 'RUSUBAN_DKIM_KEY holds no private key that can be read', ja: 'RUSUBAN_DKIM_KEY の秘密鍵を読めません' },
      hint,
      { cause: error },
    );
  }
  // Nodemailer signs with nothing else, and many receivers check nothing else.
  if (key.asymmetricKeyType !== 'rsa')
    throw new UserError(
      { en: 'the key in RUSUBAN_DKIM_KEY is not an RSA key', ja: 'RUSUBAN_DKIM_KEY の鍵がRSA鍵ではありません' },
      hint,
    );
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits)
    throw new UserError(
      {
        en: `the key in RUSUBAN_DKIM_KEY is shorter than ${leastBits} bits`,
        ja: `RUSUBAN_DKIM_KEY の鍵が${leastBits}ビットより短いものです`,
      },
      hint,
    );
}
