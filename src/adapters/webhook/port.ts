// What the rest of the program may ask of webhooks: to post one finished request, once.
import type { ChannelAnswer, ChannelRequest, Verdict } from '../../domain/telling/channel-kind.ts';
import type { Text } from '../../domain/text/text.ts';

/** Nothing that answered: the way there, or the address. */
export type Unanswered = Extract<Verdict, { readonly outcome: 'refused' }>;

export interface Webhooks {
  /** `signal`: gives up for now, whether or not the receiver has taken it. */
  post(request: ChannelRequest, signal?: AbortSignal): Promise<ChannelAnswer | Unanswered>;
  /** By which browsers that subscribe know that it is this installation that pushes. */
  pushKey(): Promise<string>;
  /** May messages be posted to this address? Null when they may, else why not. */
  objection(url: string): Text | null;
}
