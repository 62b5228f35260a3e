// The part "notices": mails from the owner's mailboxes, judged, and what may be kept of them. Everything else of an
// account comes from Amazon as before.
import type { PullRequest, SellerSource } from '../adapters/amazon/port.ts';
import type { ArrivedMail, MailboxFault, MailSource } from '../adapters/mailbox/port.ts';
import { type Clock, type Instant, minuteMs } from '../domain/clock.ts';
import type { ExaminedMail } from '../domain/mail.ts';
import type { MailFact } from '../domain/notice.ts';
import type { Observed, PullSummary } from '../domain/observed.ts';
import { isAmazonSender } from '../notices/amazon-domains.ts';
import { type CheckOptions, checkMail } from '../notices/check.ts';
import { namesAmazon } from '../notices/claims.ts';

/** Mails are counted by slots of this length, once a slot is over. */
export const slotMs = 15 * minuteMs;

export interface NoticeOptions extends CheckOptions {
  readonly clock: Clock;
}

/** The same source, whose part "notices" is read from `mailboxes`. */
export function withNotices(
  source: SellerSource,
  mailboxes: readonly MailSource[],
  options: NoticeOptions,
): SellerSource {
  if (mailboxes.length === 0) return source;
  return {
    pull: (request, signal) =>
      request.part === 'notices' ? pullNotices(mailboxes, request, options, signal) : source.pull(request, signal),
  };
}

type NoticeRequest = Extract<PullRequest, { part: 'notices' }>;

async function* pullNotices(
  mailboxes: readonly MailSource[],
  { since }: NoticeRequest,
  options: NoticeOptions,
  signal?: AbortSignal,
): AsyncGenerator<Observed, PullSummary> {
  const startedAt = options.clock.now();
  const faults: { name: string; fault: MailboxFault }[] = [];
  let rows = 0;
  for (const mailbox of mailboxes) {
    const slots = new Map<Instant, number>();
    try {
      for await (const mail of mailbox.read(since, mayBeAmazon, signal)) {
        rows += 1;
        const slot = Math.floor(mail.arrivedAt / slotMs) * slotMs;
        slots.set(slot, (slots.get(slot) ?? 0) + 1);
        const fact = factOf(mail, options);
        if (fact) yield { mails: [fact] };
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!isMailboxFault(error)) throw error;
      faults.push({ name: mailbox.name, fault: error });
      continue;
    }
    yield { mails: countsOf(mailbox.name, slots, since, startedAt) };
  }
  const reason = faults.length === 0 ? null : faults.map(({ name, fault }) => `${name}: ${fault.message}`).join('; ');
  const isBlind = faults.length === mailboxes.length;
  const [first] = faults;
  return {
    // A mailbox that could not be read now is read from the same moment next time.
    coverage: {
      state: reason === null ? 'complete' : isBlind ? 'missing' : 'partial',
      reason,
      asOf: isBlind ? null : reason === null ? startedAt : since,
    },
    calls: mailboxes.length,
    rows,
    badRows: [],
    fault: first
      ? {
          kind: kindOf(first.fault),
          message: reason ?? '',
          canRetry: first.fault.kind === 'network',
          retryAfterMs: null,
          roles: [],
        }
      : null,
  };
}

/** Adapters are known here by their types only, so a fault is told by its name. */
function isMailboxFault(error: unknown): error is MailboxFault {
  return error instanceof Error && error.name === 'MailboxFault';
}

function kindOf({ kind }: MailboxFault): 'network' | 'bad-credentials' | 'malformed' {
  return kind === 'no-folder' ? 'malformed' : kind;
}

/** Is a mail looked into at all? Others are counted and otherwise left alone. */
function mayBeAmazon({ from, subject }: { from: string; subject: string }): boolean {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? '';
  return isAmazonSender(domain) || namesAmazon(from) || namesAmazon(subject);
}

/** What may be kept of a mail; null: nothing. */
export function factOf({ key, arrivedAt, examined }: ArrivedMail, options: CheckOptions): MailFact | null {
  if (examined === null) return null;
  const check = checkMail(examined, options);
  if (check.verdict === 'phishing') return { kind: 'phishing', key, at: arrivedAt };
  if (check.verdict !== 'genuine' || check.notice === null) return null;
  const { messageId, date, subject } = judgedMail(examined, check.isAttached);
  return {
    kind: 'notice',
    type: check.notice,
    key: check.isAttached ? (messageId ?? key) : key,
    at: Math.min(date ?? arrivedAt, arrivedAt),
    subject: check.notice === 'unknown' ? subject.slice(0, 200) : '',
  };
}

/** The mail that the check is about: one forwarded as an attachment has its own date and name. */
function judgedMail({ mail, attached }: ExaminedMail, isAttached: boolean) {
  return isAttached ? (attached[0]?.mail ?? mail) : mail;
}

/** Slots that were seen whole and are over: the same slot always has the same count. */
export function countsOf(name: string, slots: ReadonlyMap<Instant, number>, since: Instant, now: Instant): MailFact[] {
  return [...slots]
    .filter(([slot]) => slot >= since && slot + slotMs + 5 * minuteMs <= now)
    .map(([slot, mails]) => ({ kind: 'count', key: `${name}|${slot}`, at: slot, mails }));
}
