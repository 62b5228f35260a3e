// Mail through the server that was set in the console, whichever process it was set in: looked at before each mail, and another
// one is used from the next mail on. What can't be looked at must not look like no server: then nothing is sent for now.
import type { Mail } from './port.ts';

/** As it is kept. */
export interface KeptSender {
  /** With the sign-in. */
  readonly smtpUrl: string;
  /** `Rusuban <alice@example.com>`. */
  readonly from: string;
}

export interface Following {
  /** As JSON; null: none is set. */
  readonly read: () => Promise<string | null>;
  /** Null: where mails go without a server. */
  readonly open: (sender: KeptSender | null) => Mail;
}

export function createFollowingMail({ read, open }: Following): Mail {
  const opened: Mail[] = [];
  let current: { readonly kept: string | null; readonly mail: Mail; readonly from: string | null } | null = null;
  const nowhere = open(null);
  async function follow(): Promise<Mail> {
    const kept = await read();
    if (current === null || current.kept !== kept) {
      const sender = kept === null ? null : (JSON.parse(kept) as KeptSender);
      // the one before may still be sending: it is closed at the end, its connections end by themselves
      const mail = sender === null ? nowhere : open(sender);
      opened.push(mail);
      current = { kept, mail, from: sender?.from ?? null };
    }
    return current.mail;
  }
  const known = () => current?.mail ?? nowhere;
  return {
    get destination() {
      return known().destination;
    },
    get isForNobody() {
      return known().isForNobody;
    },
    get from() {
      return current?.from ?? null;
    },
    async follow() {
      // what can't be read now is read before each mail
      await follow().catch(() => {});
    },
    async send(mail, signal) {
      const way = await follow().catch(() => current?.mail ?? null);
      if (way !== null) return way.send(mail, signal);
      return { outcome: 'refused', isPermanent: false, detail: 'which mail server is set could not be read' };
    },
    check: async () => (await follow()).check(),
    async close() {
      await Promise.all([...new Set([nowhere, ...opened])].map((one) => one.close()));
    },
  };
}
