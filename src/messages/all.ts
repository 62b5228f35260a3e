// The registry: every message that this program can send or write, one line each. Previews, golden files and laws go
// through it, so that a new message is held to them by being here.
import { alert } from './alert.ts';
import type { Message, MessageProps } from './message.ts';

/** Of one message, whatever its props are: how lists of messages see it. */
// biome-ignore lint/suspicious/noExplicitAny: each message has its own props, and a list can't know them
export type AnyMessage = Message<any> & Message<MessageProps>;

export const messages = [alert] as readonly unknown[] as readonly AnyMessage[];
