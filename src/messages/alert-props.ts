// What an alert is made of.
import type { Account } from '../domain/account.ts';
import type { Instant } from '../domain/clock.ts';
import type { Coverage } from '../domain/coverage.ts';
import type { AlertReason, Incident } from '../domain/incident.ts';
import type { Step } from '../domain/step.ts';
import type { Text } from '../domain/text.ts';
import type { SpokenDetector } from './spoken.ts';

/** Someone who can help. */
export interface Contact {
  readonly name: Text;
  /** A number or an address; shown as text, never as a link. */
  readonly reach: string;
  /** Where it was found; numbers change. */
  readonly source: string;
}

export interface AlertProps {
  readonly account: Account;
  readonly incident: Incident;
  readonly reason: AlertReason;
  readonly detectors: readonly SpokenDetector[];
  /** In the order in which they should be done; the first is what to do first. */
  readonly checklist: readonly Step[];
  readonly coverage: Coverage;
  readonly now: Instant;
  /** The owner's own console, the only thing that is ever linked. */
  readonly consoleUrl: string | null;
  readonly contacts?: readonly Contact[];
  /** Commands that say "that was me", where the program has them. */
  readonly commands?: readonly string[];
}
