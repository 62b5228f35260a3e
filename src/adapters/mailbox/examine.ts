// Examines a mail: reads it, checks its signature, and does the same for mails attached to it.
import type { ExaminedMail } from '../../domain/mail/mail.ts';
import { type AuthenticateOptions, checkSignatures } from './authenticate.ts';
import { type ReadLimits, readLimits } from './limits.ts';
import { readMail } from './read-mail.ts';

export interface ExamineOptions extends AuthenticateOptions {
  readonly limits?: ReadLimits;
}

/** Never throws for what is in the mail; `signal` aborts. */
export async function examineMail(raw: Buffer, options: ExamineOptions, signal?: AbortSignal): Promise<ExaminedMail> {
  return examine(raw, options, 0, signal);
}

async function examine(
  raw: Buffer,
  options: ExamineOptions,
  depth: number,
  signal?: AbortSignal,
): Promise<ExaminedMail> {
  const { mail, attached } = await readMail(raw, options.limits ?? readLimits, depth, signal);
  const own = await checkSignatures(raw, mail, options);
  const inner: ExaminedMail[] = [];
  for (const one of attached) inner.push(await examine(one, options, depth + 1, signal));
  return { mail, own, attached: inner };
}
