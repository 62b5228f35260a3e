// Rows of the console's sessions.
import type { ConsoleSession } from '../console-port.ts';
import type { ConsoleSession as Row } from '../generated/client.ts';

export function toConsoleSession({ tokenHash, name, beganAt, seenAt, expiresAt }: Row): ConsoleSession {
  return {
    tokenHash,
    name,
    beganAt: beganAt.getTime(),
    seenAt: seenAt.getTime(),
    expiresAt: expiresAt.getTime(),
  };
}
