// Faults to switch on: what Amazon, or the way to it, does wrong on bad days, for one operation or all, for a number
// of calls or until switched off.

export type FaultKind =
  /** 500 InternalFailure. */
  | 'internal-failure'
  /** 503 with a page of HTML. */
  | 'unavailable'
  /** The connection dies in the middle of the body. */
  | 'reset'
  /** The body trickles, `pauseMs` of real time between pieces. */
  | 'slow-body'
  /** The head comes, the rest of the body never does. */
  | 'stalled-body'
  /** The body comes in pieces that end inside characters. */
  | 'chunk-borders'
  /** Only the first `percent` of a report's rows (seen: 115 of 3,388; with 0 only its header, models#1385). */
  | 'truncated-report'
  /** A listing report without its last column, the status (models#2055, #5216). */
  | 'report-without-status'
  /** A report in UTF-8 that is declared as Cp1252. */
  | 'report-in-utf8'
  /** A report of which every letter beyond ASCII became a question mark. */
  | 'report-in-ascii'
  /** Payouts don't name the account that they went to. */
  | 'unnamed-payouts'
  | 'report-fatal'
  | 'report-cancelled'
  /** searchOrders with FULFILLMENT gets 400 (amzn models#5365, August 2026). */
  | 'fulfillment-outage'
  /** A page without items that names a next page. */
  | 'empty-page'
  /** The first page of a list again and again, each time under another token (amzn models#4544). */
  | 'endless-pages'
  /** A field of the answer is not what the model says: `field` is gone, has `value`, or is called `as` (models#259). */
  | 'odd-field'
  /** Reports stay in the queue until it is switched off (amzn models#2509, #2659). */
  | 'report-queued'
  /** createReport with reportOptions gets 400, as for a report type that doesn't know them. */
  | 'option-refused'
  /** 403: the app was not given the role. */
  | 'role-missing'
  /** 403 to everybody: the gateway refuses what it signed itself (amzn models#2595). */
  | 'gateway-refuses'
  /** The application's client secret is past its date: the token comes, every call is 403 (amzn models#4489). */
  | 'secret-expired'
  /** The owner took the authorisation back: no new tokens, and old ones die. */
  | 'revoked'
  /** 429 however slowly one asks. */
  | 'throttled'
  /** The Date header is `skewMs` off. */
  | 'clock-skew';

export interface Fault {
  readonly kind: FaultKind;
  /** An operation's name; `token` and `document` for what is no operation. Default: every one. */
  readonly operation?: string;
  /** How many calls it hits. Default: until switched off. */
  readonly times?: number;
  readonly pauseMs?: number;
  readonly percent?: number;
  readonly skewMs?: number;
  /** Where in the answer, `*` being every entry of a list: `items.*.offers.*.price.currencyCode`. */
  readonly field?: string;
  readonly value?: unknown;
  readonly as?: string;
}

export interface Faults {
  /** Returns how to switch it off. */
  switchOn(fault: Fault): () => void;
  /** One kind, or all. */
  switchOff(kind?: FaultKind): void;
  /** The fault of this kind that hits this call, counting it as one of its times; null where there is none. */
  strike(kind: FaultKind, operation: string): Fault | null;
}

export function createFaults(): Faults {
  let active: { readonly fault: Fault; left: number }[] = [];
  return {
    switchOn(fault) {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      active.push(entry);
      return () => {
        active = active.filter((other) => other !== entry);
      };
    },
    switchOff(kind) {
      active = active.filter(({ fault }) => kind !== undefined && fault.kind !== kind);
    },
    strike(kind, operation) {
      const entry = active.find(
        ({ fault, left }) => left > 0 && fault.kind === kind && (fault.operation ?? operation) === operation,
      );
      if (!entry) return null;
      entry.left--;
      return entry.fault;
    },
  };
}
