// A message about an account or about the watch itself, and about no incident: the same for each of its readers.
import type { Instant } from '../clock.ts';
import type { MessageKind } from './message.ts';

export interface AccountMessage {
  /** Natural key, without the reader: what it is about, and which of its messages. */
  readonly key: string;
  readonly kind: MessageKind;
  readonly reason: string;
  /** What it says that no other table knows, as JSON. */
  readonly props?: unknown;
}

/** The message as it is owed to each of these addresses. Owed again, it is the same. */
export function owedToEach(
  addresses: readonly string[],
  accountId: string,
  { key, ...message }: AccountMessage,
  createdAt: Instant,
) {
  const about = { accountId, incidentId: null, revision: 0 };
  return addresses.map((recipient) => ({ ...about, ...message, key: `${key}/${recipient}`, recipient, createdAt }));
}
