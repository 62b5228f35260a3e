// Verify one of our own mails: is it as this installation sent it? Needs the file and the public key, nothing else.
import type { OwnMail } from '../adapters/mailbox/own-mail.ts';
import { type Digest, judgeOwnMail, type OwnMailVerdict } from '../domain/mail/mail-signature.ts';
import type { Language } from '../domain/marketplace.ts';
import { renderOwnMail } from '../messages/terminal/own-mail-report.ts';
import { forwardedSender } from '../notices/forwarded.ts';

export interface VerifyMeans {
  read(raw: Buffer): Promise<OwnMail>;
  readonly digest: Digest;
  /** Is this signature of this form by the installation's key? */
  isSigned(form: string, signature: string): boolean;
}

export type Checked = OwnMailVerdict & {
  /** The mail was inside the file that was given: as an attachment, or only as its words. */
  readonly forwarded: 'attached' | 'inline' | null;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: number;
};

const depthLimit = 5;

/** What can be said of a mail; where it only carries another, as one that was forwarded does, of that other. */
export async function verifyMail(raw: Buffer, means: VerifyMeans, depth = 0): Promise<Checked> {
  const mail = await means.read(raw);
  const { from, to, subject, date, text, signatures, attached } = mail;
  const judged = judgeOwnMail(mail, signatures, means);
  const own = { ...judged, from, to, subject, date };
  if (judged.verdict !== 'forged' || judged.why !== 'unsigned') return { ...own, forwarded: null };
  for (const inner of depth < depthLimit ? attached : []) {
    const found = await verifyMail(inner, means, depth + 1);
    if (found.verdict !== 'forged' || found.why !== 'unsigned') return { ...found, forwarded: 'attached' };
  }
  return { ...own, forwarded: forwardedSender({ subject, text }) === null ? null : 'inline' };
}

/** For a terminal. */
export function verifiedText(checked: Checked, language: Language, timeZone: string): string {
  return renderOwnMail(checked, language, timeZone);
}
