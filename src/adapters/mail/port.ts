// What the rest of the program may ask of the mail: to send one finished message, once.
import type { Attachment } from '../../domain/telling/rendered.ts';
import type { Text } from '../../domain/text/text.ts';

export interface OutgoingMail {
  /** Stable for the same message, so that a second sending threads as the same mail. Without angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Message-IDs of the thread, oldest first. */
  readonly references: readonly string[];
  readonly attachments?: readonly Attachment[];
}

export type SendResult =
  | { readonly outcome: 'sent'; readonly detail: string }
  /** `permanent`: this address or message will never be taken. */
  | { readonly outcome: 'refused'; readonly isPermanent: boolean; readonly detail: string };

export interface Mail {
  /** Where mails go, in words without a password: `smtp://mail.example.com:587` or the folder's path. */
  readonly destination: string;
  /** No server is set: mails are written on this computer, and nobody gets them. */
  readonly isForNobody: boolean;
  /** Who sends, where that was set with the server; null: as the settings say. */
  readonly from?: string | null;
  /** Looks which server is set now, where that can change while the program runs. */
  follow?(): Promise<void>;
  /** `signal`: gives up for now, whether or not the server has taken it. */
  send(mail: OutgoingMail, signal?: AbortSignal): Promise<SendResult>;
  /** Can the server be reached and does it take our sign-in? Null when all is well, else what is wrong. */
  check(): Promise<Text | null>;
  close(): Promise<void>;
}
