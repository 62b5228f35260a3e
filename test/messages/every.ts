// Every message in each of its states and both languages, as the registry has them.
import type { Language } from '../../src/domain/marketplace.ts';
import type { MessageProps } from '../../src/messages/layout/message.ts';
import { type AnyMessage, messages } from '../../src/messages/registry.ts';

export const languages: readonly Language[] = ['en', 'ja'];

export interface Shown {
  /** `alert.payout.ja` */
  readonly name: string;
  readonly message: AnyMessage;
  readonly props: MessageProps;
}

export const every: readonly Shown[] = messages.flatMap((message) =>
  Object.entries(message.previews).flatMap(([state, preview]) =>
    languages.map((language) => ({ name: `${message.id}.${state}.${language}`, message, props: preview(language) })),
  ),
);
