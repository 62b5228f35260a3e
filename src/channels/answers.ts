// What answers mean where a service has no rules of its own, and words of a detail that say it.
import type { ChannelAnswer, Verdict } from '../domain/telling/channel-kind.ts';

const detailLimit = 200;

/** `HTTP 503: busy`, on one line. */
export function detailOf({ status, text }: ChannelAnswer): string {
  const said = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, detailLimit);
  return `HTTP ${status}${said === '' ? '' : `: ${said}`}`;
}

export const taken = (answer: ChannelAnswer): Verdict => ({ outcome: 'sent', detail: detailOf(answer) });

export const never = (answer: ChannelAnswer): Verdict => ({
  outcome: 'refused',
  isPermanent: true,
  detail: detailOf(answer),
});

/** Its receiver was taken away there: nothing will ever be. */
export const gone = (answer: ChannelAnswer): Verdict => ({
  outcome: 'refused',
  isPermanent: true,
  isGone: true,
  detail: detailOf(answer),
});

/** @param retryAfterMs what the answer says in its own way, where it does */
export function later(answer: ChannelAnswer, retryAfterMs = answer.retryAfterMs): Verdict {
  const wait = retryAfterMs === null ? {} : { retryAfterMs };
  return { outcome: 'refused', isPermanent: false, detail: detailOf(answer), ...wait };
}

/** 2xx: taken. 410: gone for good, as Standard Webhooks has it. All else may mend. */
export function usualVerdict(answer: ChannelAnswer): Verdict {
  if (answer.status >= 200 && answer.status < 300) return taken(answer);
  return answer.status === 410 ? never(answer) : later(answer);
}

/** Of a service that answers so when it will never take it: the address is dead, or its key is. */
export const neverAt =
  (...statuses: readonly number[]) =>
  (answer: ChannelAnswer): Verdict | null =>
    statuses.includes(answer.status) ? never(answer) : null;

/** An answer's JSON; an empty object where it is none. */
export function jsonOf({ text }: ChannelAnswer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
