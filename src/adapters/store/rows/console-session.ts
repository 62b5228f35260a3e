// Rows of the console's sessions.
import type { Role } from '../../../domain/owner/role.ts';
import type { ConsoleSession } from '../console-port.ts';
import type { ConsoleSession as Row } from '../generated/client.ts';

/** Whoever came by a link from the terminal could do everything there: they are an owner here. */
export function toConsoleSession({
  beganAt,
  seenAt,
  expiresAt,
  person,
  ...row
}: Row & { readonly person?: { readonly role: string } | null }): ConsoleSession {
  return {
    ...row,
    role: person ? (person.role as Role) : 'owner',
    beganAt: beganAt.getTime(),
    seenAt: seenAt.getTime(),
    expiresAt: expiresAt.getTime(),
  };
}
