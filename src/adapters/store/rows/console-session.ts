// Rows of the console's sessions.
import type { ConsoleSession } from '../console-port.ts';
import type { ConsoleSession as Row } from '../generated/client.ts';
import { type MembershipRow, toMembership } from './person.ts';

/** Whoever came by a link from the terminal could do everything there: they are an owner here. */
export function toConsoleSession({
  beganAt,
  provenAt,
  seenAt,
  expiresAt,
  person,
  ...row
}: Row & { readonly person?: MembershipRow | null }): ConsoleSession {
  return {
    ...row,
    ...(person ? toMembership(person) : { role: 'owner', clients: null }),
    beganAt: beganAt.getTime(),
    provenAt: provenAt?.getTime() ?? null,
    seenAt: seenAt.getTime(),
    expiresAt: expiresAt.getTime(),
  };
}
