// What a message about an incident is made of. All of them (alert, reminder, all-clear ...) take the same, so that who
// sends them need not know which one it will be.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import type { ChecklistStep } from '../../domain/owner/checklist-step.ts';
import type { AccountAsRead } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import type { Coverage } from '../../domain/watch/coverage.ts';
import type { AlertReason, Incident, Told } from '../../domain/watch/incident.ts';
import { account, consoleUrl, having, type MessageProps, moment, shop } from '../layout/message.ts';
import type { SpokenDetector } from './spoken.ts';

/** Someone who can help. */
export interface Contact {
  readonly name: Text;
  /** A number or an address; shown as text, never as a link. */
  readonly reach: string;
  /** Where it was found; numbers change. */
  readonly source: Text;
}

/** A way to tell the program what the owner knows. */
export interface AnswerWay {
  readonly says: 'seen' | 'was-me' | 'false-alarm';
  /** As it is typed on the computer on which the program runs. */
  readonly command: string;
  /** Signed, and into the owner's own console; without one only the command is shown. */
  readonly url?: string;
}

/** Why a message about an incident is sent: something was seen, or time alone made it due. */
export type MessageReason = AlertReason | 'reminder' | 'unanswered' | 'unreachable' | 'resolved';

export interface IncidentProps extends MessageProps {
  readonly account: AccountAsRead;
  readonly incident: Incident;
  readonly reason: MessageReason;
  /** What this reader was last told of it; null: nothing has reached them. */
  readonly told: Told | null;
  /** When a message last reached somebody else; null: not so far. */
  readonly firstToldAt?: Instant | null;
  readonly detectors: readonly SpokenDetector[];
  /** In the order in which they should be done; the first is what to do first. */
  readonly checklist: readonly ChecklistStep[];
  readonly coverage: Coverage;
  readonly contacts?: readonly Contact[];
  readonly answers?: readonly AnswerWay[];
  /** Ids of steps that were ticked. */
  readonly done?: readonly string[];
}

const answer = z.object({
  says: z.enum(['seen', 'was-me', 'false-alarm']),
  command: z.string().min(1),
  url: z.url().exactOptional(),
});

export const answersShape = z.array(answer).exactOptional();

export const incidentProps = z.object({
  account,
  now: moment,
  consoleUrl,
  shop,
  incident: having<Incident>('id', 'signals', 'severity', 'beganAt', 'visibleAt', 'noticedAt', 'revision'),
  reason: z.custom<MessageReason>((value) => typeof value === 'string'),
  told: having<Told>('at', 'severity', 'totals').nullable(),
  firstToldAt: moment.nullable().exactOptional(),
  detectors: z.array(having<SpokenDetector>('id', 'title', 'says', 'tells', 'why', 'falsePositives')),
  checklist: z.array(having<ChecklistStep>('id', 'when', 'title', 'why')),
  coverage: having<Coverage>('orders', 'new-listings'),
  contacts: z.array(having<Contact>('name', 'reach', 'source')).exactOptional(),
  answers: answersShape,
  done: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<IncidentProps>;
