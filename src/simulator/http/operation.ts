// What an operation of the fake Amazon is, and what it is given.
import type { Instant } from '../../domain/clock.ts';
import type { ReportDesk } from '../reports/desk.ts';
import type { World } from '../world.ts';
import type { Fault, FaultKind } from './faults.ts';
import type { NotificationDesk } from './notification-desk.ts';
import type { Query } from './query.ts';

export interface Call {
  /** Its name. */
  readonly operation: string;
  /** Named parts of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Parsed JSON of the body, undefined where there is none. */
  readonly body: unknown;
  readonly now: Instant;
  readonly world: World;
  readonly desk: ReportDesk;
  readonly notifications: NotificationDesk;
  /** The server's own address, for links into itself. */
  readonly origin: string;
  /** The fault of this kind that is to hit this call, if any. */
  readonly strike: (kind: FaultKind) => Fault | null;
}

export interface Answer {
  readonly status?: number;
  readonly body: object;
}

export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** By the application's own token, of no seller. */
  readonly isGrantless?: boolean;
  /** `/orders/2026-01-01/orders`, with `{sellerId}` for named parts. */
  readonly path: string;
  /** Requests a second and burst of the usage plan that the model states. */
  readonly rate: number;
  readonly burst: number;
  readonly answer: (call: Call) => Answer;
}
