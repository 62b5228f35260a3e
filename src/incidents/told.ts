// Who was told what of an incident: only what was delivered counts, and for each reader by themselves. A decision to tell,
// a message on its way, one that came back: none of these has told anybody.

import type { MessageKind } from '../domain/telling/message.ts';
import type { AlertReason, Incident, Told } from '../domain/watch/incident.ts';
import { rankOf } from '../domain/watch/severity.ts';

/** A message about an incident, as far as it matters here. */
export interface ToldBy {
  readonly kind: MessageKind;
  readonly recipient: string;
  /** Null unless it was delivered. */
  readonly told: Told | null;
}

/** Messages that tell of the incident itself; the others repeat it, or say that it is over. */
const telling: ReadonlySet<MessageKind> = new Set(['alert', 'unanswered']);

/** What this reader was last told; null when nothing has reached them. */
export function toldTo(recipient: string, messages: readonly ToldBy[]): Told | null {
  return newestOf(messages.filter((one) => one.recipient === recipient));
}

/** What anyone but this reader was last told. */
export function toldToOthers(recipient: string, messages: readonly ToldBy[]): Told | null {
  return newestOf(messages.filter((one) => one.recipient !== recipient));
}

function newestOf(messages: readonly ToldBy[]): Told | null {
  return messages
    .flatMap(({ kind, told }) => (telling.has(kind) && told ? [told] : []))
    .reduce<Told | null>((newest, told) => (newest === null || told.at >= newest.at ? told : newest), null);
}

/** Why this reader gets an alert: whatever was decided, and told to others, their first message is a first message. */
export function alertReasonFor({ severity }: Pick<Incident, 'severity'>, told: Told | null): AlertReason {
  if (told === null) return 'first';
  return rankOf(severity) > rankOf(told.severity) ? 'escalated' : 'new-evidence';
}
