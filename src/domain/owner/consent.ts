// A consent under way: a seller was sent to Amazon, to authorise our application for one shop. What is kept of it, and what has
// to be so when a browser comes back. Whoever comes back by another's link would connect their shop in our console, or ours
// in theirs; so each guard stands here, as data in and a word out.
import { dayMs, type Instant, minuteMs } from '../clock.ts';
import type { Text } from '../text/text.ts';
import type { Via } from './log-entry.ts';

/** Amazon's own code lives five minutes; before that a person signs in there and reads. */
export const consentLifeMs = 10 * minuteMs;

export interface ConsentRequest {
  /** SHA-256 of what only the browser (or the terminal) has that began. */
  readonly browserHash: string;
  readonly accountId: string;
  readonly clientId: string;
  /** To which Amazon was told to return; asked for again with the code. */
  readonly redirectUri: string;
  /** Who began, as the log names them. */
  readonly begunBy: string;
  readonly via: Via;
  /** By which somebody began who is nobody here; null: whoever minds the shop did. */
  readonly invitationHash: string | null;
  /** Whom Amazon named before it was begun (appstore.ts); null: nobody. */
  readonly sellerId: string | null;
  readonly expiresAt: Instant;
}

/** A link that goes to a shop's seller, who is nobody here, has to be found, read and handed on to a primary user. */
export const invitationLifeMs = 7 * dayMs;

/** A shop's seller may connect that one shop, once, and sees nothing else. */
export interface ConsentInvitation {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly clientId: string;
  readonly madeBy: string;
  readonly via: Via;
  readonly expiresAt: Instant;
}

/** What came of one, for whoever began it. Holds no secret. */
export interface ConsentOutcome {
  readonly isGood: boolean;
  readonly text: Text;
  /** What was found one by one. */
  readonly lines?: readonly Text[];
}

/** What Amazon says in the address to which it returns a browser. */
export interface Returned {
  readonly state: string | null;
  readonly code: string | null;
  readonly sellerId: string | null;
  /** Where the seller or Amazon refused. */
  readonly error: string | null;
}

const longest = 2_000;

export function readReturn(query: URLSearchParams): Returned {
  const only = (name: string) => {
    const [value, ...others] = query.getAll(name);
    return value === undefined || value === '' || value.length > longest || others.length > 0 ? null : value;
  };
  const error = only('error_description') ?? only('error');
  return {
    ...{ state: only('state'), code: only('spapi_oauth_code'), sellerId: only('selling_partner_id') },
    error: error === null ? null : error.slice(0, 300),
  };
}

/** What was pasted: the whole address, or all behind its question mark. Null: neither. */
export function readPastedReturn(text: string): Returned | null {
  const query = /[?&]?((?:state|spapi_oauth_code|selling_partner_id|error)=.*)$/s.exec(text.trim())?.[1];
  return query === undefined ? null : readReturn(new URLSearchParams(query.replace(/#.*$/s, '')));
}

/** A way in which a return is refused before Amazon is asked anything. */
export type ReturnRefusal = 'no-state' | 'used' | 'other-browser' | 'late' | 'refused' | 'no-code' | 'no-seller';

/**
 * May this return be gone on with?
 * @param request the one whose state it was, which is none any more; null: there is none, or it came before
 * @param browserHash of what the browser brought; null: nothing
 */
export function judgeReturn(
  returned: Returned,
  request: ConsentRequest | null,
  browserHash: string | null,
  now: Instant,
): ReturnRefusal | null {
  if (returned.state === null) return 'no-state';
  if (request === null) return 'used';
  if (browserHash !== request.browserHash) return 'other-browser';
  if (now >= request.expiresAt) return 'late';
  if (returned.error !== null) return 'refused';
  if (returned.code === null) return 'no-code';
  return returned.sellerId !== null && isSellerId(returned.sellerId) ? null : 'no-seller';
}

/** As merchant tokens are written; nothing else is asked of Amazon. */
export const isSellerId = (text: string): boolean => /^[A-Z0-9]{5,30}$/.test(text);
