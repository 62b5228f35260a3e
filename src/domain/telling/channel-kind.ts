// The contract of a ready-made channel (ntfy, a chat room, a telephone): what there is to say in, one request out, and what
// the answer means. Whom to tell, when, and what follows a failure is decided elsewhere, the same for all.
import type { Instant } from '../clock.ts';
import type { Language } from '../marketplace.ts';
import type { Text } from '../text/text.ts';
import type { Topic } from './recipient.ts';

/** Those of domain/watch/severity.ts, a room that leads to this one. */
type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical';

/**
 * What there is to say, in the reader's language. Strangers' words in it are one line each, with links broken; what a
 * service takes for markup or a mention is escaped by its channel.
 */
export interface Note {
  /** The same for the same message, however often it is tried. */
  readonly id: string;
  /** 32 hexadecimal digits, the same for all messages of which only the newest counts: those about one incident. */
  readonly thread: string;
  /** Where all of it stands, below the console's first page; null: on that. */
  readonly place: string | null;
  /** 32 hexadecimal digits, the same for the same message. */
  readonly key: string;
  readonly at: Instant;
  readonly language: Language;
  /** Of the incident that somebody should look at now; null: nothing presses. */
  readonly severity: Severity | null;
  readonly shop: string;
  /** How serious, what it is, how sure: the subject of the mail. */
  readonly headline: string;
  /** Since when and what to do first. */
  readonly lines: readonly string[];
  /** Why there is no link, for those who read it. */
  readonly care: string | null;
  /** The whole message, for rooms that show it. */
  readonly text: string;
  /** The message for machines (docs/schemas/webhook.schema.json). */
  readonly event: unknown;
}

/** What a channel is set up with, by its fields' keys. */
export type ChannelSettings = Readonly<Record<string, string | null>>;

export interface ChannelField {
  readonly key: string;
  readonly label: Text;
  /** Asked for without echo, and taken out of whatever a server answers. */
  readonly isSecret: boolean;
  readonly isOptional?: true;
  /** Made by us and shown once, not asked for. */
  readonly isMade?: true;
  /** What it looks like; `url`: an address that may be posted to. */
  readonly form: RegExp | 'url';
  readonly example: string;
}

export interface ChannelRequest {
  /** For one browser alone: the body is sealed with these keys of its own (base64url), and signed for, before it is posted. */
  readonly sealedFor?: { readonly key: string; readonly secret: string };
  readonly url: string;
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ChannelAnswer {
  readonly status: number;
  /** What the receiver asked for. */
  readonly retryAfterMs: number | null;
  /** Its beginning. */
  readonly text: string;
}

/** `isPermanent`: never again, what was sent there will not be taken. Else later, at the earliest after `retryAfterMs`. */
export type Verdict =
  | { readonly outcome: 'sent'; readonly detail: string }
  | {
      readonly outcome: 'refused';
      readonly isPermanent: boolean;
      readonly detail: string;
      readonly retryAfterMs?: number;
      /** Its receiver has ended it, and will never be there again. */
      readonly isGone?: true;
    };

export interface ChannelKind {
  /** As it is typed, and stored: never changed. */
  readonly id: string;
  readonly about: Text;
  readonly fields: readonly ChannelField[];
  /** Machines confirm by their answer; of people it must be shown that a message came. */
  readonly isForMachines?: true;
  /** A browser sets it up for itself, on a page of the console: nobody types its fields. */
  readonly isForBrowsers?: true;
  /** It rings whatever is said: brought there is only what somebody should get up for. */
  readonly isForPressing?: true;
  /** What it is told of unless said otherwise; default: everything. */
  readonly gets?: readonly Topic[];
  readonly request: (note: Note, settings: ChannelSettings) => ChannelRequest;
  /** What an answer means, where that is not what channels/answers.ts takes it for. */
  readonly judge?: (answer: ChannelAnswer) => Verdict | null;
}
