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
  return (await examine(raw, options, options.limits ?? readLimits, 0, signal)).examined;
}

async function examine(
  raw: Buffer,
  options: AuthenticateOptions,
  limits: ReadLimits,
  depth: number,
  signal?: AbortSignal,
): Promise<{ readonly examined: ExaminedMail; readonly left: ReadLimits }> {
  const { mail, attached, left: leftByIt } = await readMail(raw, limits, depth, signal);
  const checked = await checkSignatures(raw.subarray(0, limits.mailBytes), mail, options);
  const inner: ExaminedMail[] = [];
  let left = leftByIt;
  for (const one of attached) {
    const next = await examine(one, options, left, depth + 1, signal);
    inner.push(next.examined);
    left = next.left;
  }
  return { examined: { mail, ...checked, attached: inner }, left };
}
