// The suspicious-mail desk: a recipient forwards a mail to the watched mailbox's plus-address and is answered with the
// verdict. Loops can't arise: only known recipients are answered, never a machine, and only so often. And only one whose
// sender is proven: else anybody could make us write to a recipient, with our safe phrase, about a mail that he never sent.
import type { Store } from '../adapters/store/port.ts';
import { dayMs, type Instant } from '../domain/clock.ts';
import type { AuthenticationOutcome } from '../domain/mail/authentication.ts';
import type { ExaminedMail } from '../domain/mail/mail.ts';
import type { MailCheck } from '../domain/mail/mail-check.ts';
import { type AccountMessage, owedToEach } from '../domain/telling/account-message.ts';
import type { Recipient } from '../domain/telling/recipient.ts';
import { mailWords } from './check-mail.ts';

/** Answers to one address within a day; who forwards more reads the rest in the weekly report. */
export const answersADay = 20;
/** A question older than this is read while going through the past, and not answered any more. */
const tooOldMs = 2 * dayMs;

/** The desk's address: `alice+check@example.com` for the mailbox of alice@example.com and the tag `check`. */
export function deskAddress(user: string, tag: string): string | null {
  const at = user.lastIndexOf('@');
  return at <= 0 ? null : `${user.slice(0, at)}+${tag}${user.slice(at)}`.toLowerCase();
}

export interface Question {
  readonly key: string;
  readonly arrivedAt: Instant;
  readonly examined: ExaminedMail;
  readonly check: MailCheck;
  /** Of the mail that asks, not of the one that it carries. */
  readonly authentication: AuthenticationOutcome;
}

/** Why a question is answered to an address, or is not. */
export type DeskDecision =
  | { readonly answers: string }
  | { readonly answers: null; readonly why: 'automatic' | 'unknown-sender' | 'too-old' | 'unproven-sender' };

/** Pure: who is to be answered. */
export function deskDecision(
  { examined: { mail }, arrivedAt, authentication }: Pick<Question, 'examined' | 'arrivedAt' | 'authentication'>,
  recipients: readonly Pick<Recipient, 'address'>[],
  now: Instant,
): DeskDecision {
  if (mail.isAutomatic) return { answers: null, why: 'automatic' };
  const [from] = mail.from.length === 1 ? mail.from : [];
  const known = recipients.find(({ address }) => address.toLowerCase() === from?.address);
  if (!known) return { answers: null, why: 'unknown-sender' };
  if (now - arrivedAt > tooOldMs) return { answers: null, why: 'too-old' };
  if (authentication !== 'pass') return { answers: null, why: 'unproven-sender' };
  return { answers: known.address };
}

/** When each address was answered, in this process. */
export type DeskTimes = Map<string, Instant[]>;

export interface DeskDeps {
  readonly store: Pick<Store, 'listRecipients' | 'owe'>;
  readonly times: DeskTimes;
  readonly now: Instant;
  /** Told of a question in a recipient's name that isn't proven to be his. */
  readonly unproven: (address: string) => void;
}

/** Owes the answer, once however often the mail is read; returns whether one is owed. */
export async function answerQuestion(
  { store, times, now, unproven }: DeskDeps,
  accountId: string,
  question: Question,
): Promise<boolean> {
  const decision = deskDecision(question, await store.listRecipients(accountId), now);
  if (decision.answers === null) {
    if (decision.why === 'unproven-sender') unproven(question.examined.mail.from[0]?.address ?? '');
    return false;
  }
  const name = `${accountId}/${decision.answers}`;
  const before = (times.get(name) ?? []).filter((at) => at > now - dayMs);
  if (before.length >= answersADay) return false;
  const answer = answerTo(accountId, question);
  const owed = await store.owe(owedToEach([decision.answers], accountId, answer, now));
  if (owed > 0) times.set(name, [...before, now]);
  return owed > 0;
}

function answerTo(accountId: string, { key, check, arrivedAt, examined: { mail } }: Question): AccountMessage {
  return {
    key: `${accountId}/desk/${key}`,
    kind: 'mail-verdict',
    reason: 'asked',
    props: {
      asked: { subject: mail.subject.slice(0, 200), at: arrivedAt },
      verdict: mailWords.verdicts[check.verdict],
      certainty: mailWords.certainties[check.certainty],
      notice: check.notice === null ? null : mailWords.notices[check.notice],
      reasons: check.reasons.flatMap(({ key: why, place, params }) => {
        const says = mailWords.reasons[why];
        return says ? [{ place: mailWords.places[place], says, params }] : [];
      }),
      advice: check.advice.flatMap((what) => mailWords.advice[what] ?? []),
    },
  };
}
