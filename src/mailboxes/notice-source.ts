// The part "notices": mails from the owner's mailboxes, judged, and what may be kept of them. Everything else of an
// account comes from Amazon as before.
import type { PullRequest, SellerSource } from '../adapters/amazon/port.ts';
import type { ArrivedMail, MailboxFault, MailGlance, MailSource, SpanRead, Worth } from '../adapters/mailbox/port.ts';
import { type Clock, hourMs, type Instant, minuteMs } from '../domain/clock.ts';
import type { Bounce } from '../domain/mail/bounce.ts';
import type { ReadMail } from '../domain/mail/mail.ts';
import type { ServerSighting } from '../domain/mail/mailbox.ts';
import { isUnclear } from '../domain/mail/notice.ts';
import type { MailFact } from '../domain/shop/mail-fact.ts';
import type { Observed, PullSummary } from '../domain/watch/observed.ts';
import { isPastLeft } from '../domain/watch/past-read.ts';
import { isAmazonSender, namesAmazonSender } from '../notices/amazon-domains.ts';
import { weighAuthentication } from '../notices/authentication.ts';
import { type Checked, type CheckOptions, checkEach, checkMail } from '../notices/check.ts';
import { concernsAmazon } from '../notices/claims.ts';
import { shapeOf } from '../notices/subject-shape.ts';
import { type MailboxTrust, sightingIn } from './learn-servers.ts';
import type { Question } from './mail-desk.ts';
import { isEvidence, toldIn } from './told-facts.ts';

/** Mails are counted by slots of this length, once a slot is over. */
export const slotMs = 15 * minuteMs;

const slotOf = (at: Instant): Instant => Math.floor(at / slotMs) * slotMs;

/** A mail may be filed a while after it came: each reading begins this long before the one before ended. */
export const noticeOverlapMs = 2 * hourMs;

export interface NoticeOptions extends CheckOptions {
  readonly clock: Clock;
  /** Where mails may be forwarded to be checked; null: nowhere. */
  readonly desk: Desk | null;
  /** Is told what mail servers say of mails that did not arrive. */
  readonly bounced: (bounce: Bounce) => Promise<unknown>;
  /** Whose word is believed in each mailbox, by its name, and what becomes of what is seen there. Others: `trustedServers`. */
  readonly trust?: ReadonlyMap<string, MailboxTrust>;
  /** What was judged before, so that reading the last hours again costs no second look. */
  readonly judged: JudgedMails;
}

export interface Desk {
  readonly addresses: ReadonlySet<string>;
  answer(question: Question): Promise<unknown>;
}

/** What is kept of each mail, often nothing. Only ever a saving: it may be emptied at any time. */
export type JudgedMails = Map<string, readonly MailFact[]>;

/** Known to the messages in both languages. */
const leftReason = 'so many mails that claim Amazon came at once that some are still to be read';
const pastReason = 'the mails of the time before are still being read';
const judgedLimit = 100_000;

/** The same source, whose part "notices" is read from `mailboxes`, those of the account `scope`. */
export function withNotices(
  source: SellerSource,
  scope: string,
  mailboxes: readonly MailSource[],
  options: NoticeOptions,
): SellerSource {
  if (mailboxes.length === 0) return source;
  return {
    pull: (request, signal, onWait) =>
      request.part === 'notices'
        ? pullNotices(mailboxes, scope, request, options, signal)
        : source.pull(request, signal, onWait),
  };
}

type NoticeRequest = Extract<PullRequest, { part: 'notices' }>;

async function* pullNotices(
  mailboxes: readonly MailSource[],
  scope: string,
  { since: asked, past }: NoticeRequest,
  options: NoticeOptions,
  signal?: AbortSignal,
): AsyncGenerator<Observed, PullSummary> {
  const startedAt = options.clock.now();
  // Where the past is read up to there, the slots on both sides are whole.
  const since = past === undefined ? asked : slotOf(asked);
  const tally = { left: 0, rows: 0 };
  const reached = new Map<string, Instant>();
  const faults: { name: string; fault: MailboxFault }[] = [];
  let blind = 0;
  for (const mailbox of mailboxes) {
    const id = mailbox.past?.id ?? mailbox.name;
    const before = past === undefined ? Number.NEGATIVE_INFINITY : (past.reached[id] ?? since);
    if (past !== undefined) reached.set(id, before);
    const span = past !== undefined && before > past.from ? { from: past.from, before } : null;
    // What can't be read in portions is read at once.
    const from = span !== null && !mailbox.past ? span.from : since;
    const read = readerOf(mailbox, scope, options, tally);
    let isRead = false;
    try {
      yield* read.mails((worthOf) => mailbox.read(from, worthOf, signal));
      yield { mails: countsOf(mailbox.name, read.slots, from, startedAt) };
      isRead = true;
      if (span !== null && !mailbox.past) reached.set(id, span.from);
      if (span === null || !mailbox.past) continue;
      read.slots.clear();
      const pieces = mailbox.past;
      yield* read.mails(
        (worthOf) => pieces.read(span, worthOf, signal),
        ({ readSince }) => {
          reached.set(id, readSince);
          const counts = countsOf(mailbox.name, read.slots, readSince, startedAt);
          read.slots.clear();
          return counts;
        },
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (!isMailboxFault(error)) throw error;
      faults.push({ name: mailbox.name, fault: error });
      if (!isRead) blind += 1;
    } finally {
      await read.end();
    }
  }
  const pastRead = past && { from: past.from, reached: Object.fromEntries(reached) };
  const faulty = faults.map(({ name, fault }) => `${name}: ${fault.message}`).join('; ');
  const reason = faulty || (tally.left > 0 ? leftReason : null);
  const isBlind = blind === mailboxes.length;
  const isNewRead = blind === 0 && tally.left === 0;
  const whole = reason === null && isPastLeft(pastRead) ? ({ state: 'partial', reason: pastReason } as const) : null;
  const [first] = faults;
  return {
    // What could not be read now is read from the same moment next time.
    coverage: {
      state: reason === null ? 'complete' : isBlind ? 'missing' : 'partial',
      reason,
      asOf: isBlind ? null : isNewRead ? startedAt : Math.min(startedAt, since + noticeOverlapMs),
      ...whole,
      ...(pastRead && { past: pastRead }),
    },
    calls: mailboxes.length,
    rows: tally.rows,
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

type Reads<T> = (worthOf: (glance: MailGlance) => Worth) => AsyncGenerator<T>;

/** Reads one mailbox, in one or several goes: what is in its mails, how many came, and what they teach of its servers. */
function readerOf(mailbox: MailSource, scope: string, options: NoticeOptions, tally: { left: number; rows: number }) {
  const { judged } = options;
  const slots = new Map<Instant, number>();
  const trust = options.trust?.get(mailbox.name);
  const sightings: ServerSighting[] = [];
  const judging = trust ? { ...options, trustedServers: trust.trustedServers } : options;
  const nameOf = ({ key, arrivedAt }: { key: string; arrivedAt: Instant }) => `${scope}|${key}|${arrivedAt}`;
  const asked = new Set<string>();
  // What neither claims Amazon nor is asked about is read for what a mail server says in it, and not judged.
  const claimed = new Set<string>();
  const worthOf = (glance: MailGlance): Worth => {
    if (judged.has(nameOf(glance))) return 0;
    const isAsked = glance.to.some((address) => options.desk?.addresses.has(address));
    if (isAsked) asked.add(glance.key);
    const worth = isAsked ? 2 : amazonWorth(glance, judging);
    if (worth > 0) claimed.add(glance.key);
    return worth > 0 || !glance.isReport ? worth : 1;
  };
  async function factsIn(mail: ArrivedMail, isPast: boolean): Promise<readonly MailFact[]> {
    if (mail.missedAt !== undefined) return vanishedIn(judged.get(nameOf(mail)) ?? [], mail);
    tally.rows += 1;
    if (mail.isLeft) tally.left += 1;
    const slot = slotOf(mail.arrivedAt);
    if (!mail.isSetAside) slots.set(slot, (slots.get(slot) ?? 0) + 1);
    if (trust) sightings.push(...sightingIn(mail, trust.owners));
    const { bounce } = mail.examined?.mail ?? {};
    if (bounce) await options.bounced(bounce);
    const isTold = (mail.examined !== null || mail.isTooCostly) && claimed.has(mail.key);
    const facts = isTold ? await factsFor(mail, asked.has(mail.key), judging) : (judged.get(nameOf(mail)) ?? []);
    if (!isPast && (mail.examined || mail.isTooCostly)) remember(judged, nameOf(mail), facts);
    return facts;
  }
  return {
    slots,
    /** @param afterSpan of the past, of which each mail is read once and needn't be remembered */
    async *mails(
      reads: Reads<ArrivedMail | SpanRead>,
      afterSpan?: (read: SpanRead) => readonly MailFact[],
    ): AsyncGenerator<Observed> {
      for await (const one of reads(worthOf)) {
        const facts = 'readSince' in one ? (afterSpan?.(one) ?? []) : await factsIn(one, afterSpan !== undefined);
        if (facts.length > 0) yield { mails: facts };
      }
    },
    end: async () => trust?.saw(sightings),
  };
}

/** Adapters are known here by their types only, so a fault is told by its name. */
function isMailboxFault(error: unknown): error is MailboxFault {
  return error instanceof Error && error.name === 'MailboxFault';
}

function kindOf({ kind }: MailboxFault): 'network' | 'bad-credentials' | 'malformed' {
  return kind === 'no-folder' ? 'malformed' : kind;
}

/**
 * Is a mail looked into at all? Others are counted and otherwise left alone. A flood of fakes must not stand before the one
 * true notice: first go Amazon's own addresses that the receiving server found true, then those that are signed and of which
 * it says nothing. Whether that is so is found out when it is read.
 */
function amazonWorth({ from, senders, subject, proof }: MailGlance, { trustedServers }: CheckOptions): Worth {
  if (namesAmazonSender(from)) {
    const sender = proof();
    const { outcome } = weighAuthentication(sender, null, trustedServers);
    if (outcome === 'pass') return 3;
    return outcome === 'unknown' && sender.signatures.some(({ domain }) => isAmazonSender(domain)) ? 2 : 1;
  }
  return concernsAmazon({ from: senders, fromShown: from, subject }) ? 1 : 0;
}

function remember(judged: JudgedMails, name: string, facts: readonly MailFact[]): void {
  // The oldest goes: emptied at once, a flood of that size would be read again without end.
  if (judged.size >= judgedLimit) judged.delete(judged.keys().next().value ?? '');
  judged.set(name, facts);
}

/** A mail to the desk is answered, and is no news of its own: whoever forwards a fake was not sent another. */
async function factsFor(mail: ArrivedMail, isAsked: boolean, options: NoticeOptions): Promise<readonly MailFact[]> {
  const { key, arrivedAt, examined } = mail;
  if (!isAsked || examined === null || options.desk === null) return factsOf(mail, options);
  const check = checkMail(examined, options);
  const { outcome } = weighAuthentication(examined.mail, examined.own, options.trustedServers);
  await options.desk.answer({ key, arrivedAt, examined, check, authentication: outcome });
  return [{ kind: 'checked', key, at: arrivedAt, verdict: check.verdict }];
}

/** Of a mail that is gone the notices that it had brought: what else vanishes is nobody's affair here. */
function vanishedIn(facts: readonly MailFact[], { arrivedAt, missedAt = arrivedAt }: ArrivedMail): MailFact[] {
  return facts.flatMap((fact) =>
    fact.kind === 'notice'
      ? [{ kind: 'vanished' as const, key: fact.key, at: missedAt, type: fact.type, cameAt: arrivedAt }]
      : [],
  );
}

/** What may be kept of a mail: that it was not read, that a fake came with it, and each notice in it. Often nothing. */
export function factsOf(arrived: ArrivedMail, options: CheckOptions): readonly MailFact[] {
  const { key, arrivedAt, examined, isTooCostly, isSetAside } = arrived;
  if (examined === null) return isTooCostly && !isSetAside ? [{ kind: 'unread', key, at: arrivedAt }] : [];
  const all = checkEach(examined, options);
  // A fake's own date and name are its maker's choice: what counts is when it came, and by which mail.
  // One that lies in the junk was found to be that.
  const isFake = !isSetAside && all.some(({ check }) => check.verdict === 'phishing');
  const told = all.flatMap((one) => [
    ...noticeIn(one, arrived),
    ...toldIn(one, nameOf(one, arrived), sentAt(one.mail, arrived)),
  ]);
  // A piece of a text keeps the whole text in memory, and facts are kept for long: their words are copies, so that a mail is
  // gone once it was read, with whatever it said of buyers.
  return structuredClone([...(isFake ? [{ kind: 'phishing', key, at: arrivedAt } as const] : []), ...told]);
}

/** When Amazon sent it: the mail's own date, never later than its arrival. */
const sentAt = ({ date }: ReadMail, { arrivedAt }: ArrivedMail): Instant => Math.min(date ?? arrivedAt, arrivedAt);

/** Two without a name in one mail are two all the same. */
function nameOf({ check, mail }: Checked, { key }: ArrivedMail): string {
  return check.isAttached ? (mail.messageId ?? `${key}/${mail.date ?? check.notice}`) : key;
}

/** One forwarded as an attachment has its own date and name; none where it is no notice. */
function noticeIn({ check, mail }: Checked, arrived: ArrivedMail): MailFact[] {
  if (!isEvidence(check)) return [];
  const notice = {
    kind: 'notice' as const,
    type: check.notice,
    key: nameOf({ check, mail }, arrived),
    at: sentAt(mail, arrived),
    subject: isUnclear(check.notice) ? shapeOf(mail.subject) : '',
  };
  return [notice];
}

/** Slots that were seen whole and are over: the same slot always has the same count. */
export function countsOf(name: string, slots: ReadonlyMap<Instant, number>, since: Instant, now: Instant): MailFact[] {
  return [...slots]
    .filter(([slot]) => slot >= since && slot + slotMs + 5 * minuteMs <= now)
    .map(([slot, mails]) => ({ kind: 'count', key: `${name}|${slot}`, at: slot, mails }));
}
