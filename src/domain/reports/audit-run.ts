// An audit on demand as it stands: asked for, under way, done, cancelled or failed.

import type { Instant } from '../clock.ts';
import type { Part } from '../watch/coverage.ts';
import type { Waiting } from '../watch/observed.ts';
import type { AuditReport } from './audit.ts';

export const auditStates = ['queued', 'running', 'done', 'cancelled', 'failed'] as const;
export type AuditState = (typeof auditStates)[number];

export interface AuditProgress {
  /** The part under way, of several the first; null before the first and after the last. */
  readonly part: Part | null;
  /** Parts that are in. */
  readonly done: readonly Part[];
  /** What those under way wait for, where that takes a while. */
  readonly waiting?: readonly WaitingPart[];
}

export interface WaitingPart extends Waiting {
  readonly part: Part;
}

export interface AuditRun {
  readonly id: string;
  readonly accountId: string;
  readonly state: AuditState;
  /** Who gets the report. */
  readonly mailTo: readonly string[];
  readonly requestedAt: Instant;
  /** The last sign of life of whoever does it. */
  readonly seenAt: Instant;
  readonly finishedAt: Instant | null;
  readonly progress: AuditProgress;
  /** Null until it is done. */
  readonly result: AuditReport | null;
  /** Why it failed. */
  readonly detail: string | null;
}

export const isUnderWay = ({ state }: AuditRun) => state === 'queued' || state === 'running';
