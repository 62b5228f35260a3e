// Who types a command, for the audit log and for whoever is told of it: the user of this computer.
import { userInfo } from 'node:os';
import type { Speaker } from '../domain/owner/log-entry.ts';

export function speaker(): Speaker {
  try {
    return { name: userInfo().username, via: 'command' };
  } catch {
    // A container may run under a number that has no name.
    return { name: `user ${process.getuid?.() ?? 'unknown'}`, via: 'command' };
  }
}
