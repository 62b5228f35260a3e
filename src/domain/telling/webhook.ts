// A webhook: a channel that messages are posted to, of a kind of src/channels. Its settings are secret: who has them can post.
import type { ChannelSettings } from './channel-kind.ts';

export interface Webhook {
  /** The name that the owner knows it by; unique within the account. */
  readonly name: string;
  /** The id of its kind. One that this version doesn't know may be another version's. */
  readonly kind: string;
  readonly settings: ChannelSettings;
}
