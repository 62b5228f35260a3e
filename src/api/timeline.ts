// What happened of an incident (owner/timeline.ts), for programs: each as one flat row.
import type { Instant } from '../domain/clock.ts';
import type { Happened } from '../owner/timeline.ts';

interface Row {
  readonly at: Instant;
  readonly what: Happened['what'];
  readonly who: string | null;
  readonly kind: string | null;
  readonly outcome: string | null;
}

export function rowOf(one: Happened): Row {
  const row = { at: one.at, what: one.what, who: null, kind: null, outcome: null };
  switch (one.what) {
    case 'sign':
      return { ...row, who: one.detector };
    case 'noticed':
      return row;
    case 'decision':
      return { ...row, kind: one.decision.reason, outcome: one.decision.isAlert ? 'told' : 'not-told' };
    case 'message':
      return { ...row, who: one.message.recipient, kind: one.message.kind, outcome: one.message.outcome };
    case 'action':
      return { ...row, who: one.entry.who, kind: one.entry.what };
  }
}
