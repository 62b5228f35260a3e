// How long and how much: caps on time and size, so that neither a slow nor a hostile answer can hold the program.
import { hourMs, minuteMs, secondMs } from '../../../domain/clock.ts';

export interface Limits {
  /** Real time without a byte until a connection is given up. */
  readonly idleMs: number;
  /** Real time for one whole answer. */
  readonly deadlineMs: number;
  /** Real time for one whole report document. */
  readonly documentDeadlineMs: number;
  /** Bytes of one JSON answer. */
  readonly bodyBytes: number;
  /** Bytes of one report document, as sent (compressed). */
  readonly documentBytes: number;
  /** Bytes of one report document, inflated. */
  readonly reportBytes: number;
  /** Clock time spent waiting after 429s within one pull. */
  readonly throttleWaitMs: number;
  /** Tries after the first at a network or provider fault. */
  readonly retries: number;
  /** Clock time between two looks at a report that is being made; grows to a minute. */
  readonly reportPollMs: number;
  /** Clock time after which a report that isn't made is left for the next pull. */
  readonly reportWaitMs: number;
}

export const defaultLimits: Limits = {
  idleMs: 30 * secondMs,
  deadlineMs: 2 * minuteMs,
  documentDeadlineMs: hourMs,
  bodyBytes: 64 * 1024 * 1024,
  documentBytes: 1024 * 1024 * 1024,
  reportBytes: 4 * 1024 * 1024 * 1024,
  throttleWaitMs: 15 * minuteMs,
  retries: 3,
  reportPollMs: 10 * secondMs,
  reportWaitMs: 3 * minuteMs,
};
