// What the rest of the program may ask of webhooks: to post one finished body, once.
import type { Instant } from '../../domain/clock.ts';
import type { Webhook } from '../../domain/telling/webhook.ts';
import type { Text } from '../../domain/text/text.ts';

export interface Posting {
  /** The same for the same message however often it is posted, so that the receiver can tell. */
  readonly id: string;
  readonly at: Instant;
  readonly body: unknown;
}

export type PostResult =
  | { readonly outcome: 'sent'; readonly detail: string }
  /** `isPermanent`: this address will never take it. `retryAfterMs`: what the receiver asked for. */
  | {
      readonly outcome: 'refused';
      readonly isPermanent: boolean;
      readonly detail: string;
      readonly retryAfterMs?: number;
    };

export interface Webhooks {
  /** `signal`: gives up for now, whether or not the receiver has taken it. */
  post(webhook: Webhook, posting: Posting, signal?: AbortSignal): Promise<PostResult>;
  /** May messages be posted to this address? Null when they may, else why not. */
  objection(url: string): Text | null;
}
