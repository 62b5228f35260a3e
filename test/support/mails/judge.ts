// Reads and judges a mail without DNS, as `check-mail --offline` does.
import { examineMail } from '../../../src/adapters/mailbox/examine.ts';
import { readPasted } from '../../../src/adapters/mailbox/read-mail.ts';
import type { MailCheck } from '../../../src/domain/mail/mail-check.ts';
import { checkMail } from '../../../src/notices/check.ts';
import type { TrustedServers } from '../../../src/notices/receiver-results.ts';

export const offline = { zones: [], resolve: null, now: () => 0 } as const;

export async function judge(raw: Buffer, trustedServers: TrustedServers = null): Promise<MailCheck> {
  return checkMail(await examineMail(raw, offline), { trustedServers });
}

export function judgePasted(text: string): MailCheck {
  return checkMail({ mail: readPasted(text), own: null, attached: [] }, { trustedServers: null });
}
