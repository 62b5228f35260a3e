// The contract of a message: one file says its props, subject, preheader and blocks; the rest (greeting, safe phrase,
// why you get it, footer, HTML, text, pictures) is the same for all and added here.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import type { AccountAsRead } from '../../domain/shop/account.ts';
import type { Attachment, Rendered } from '../../domain/telling/rendered.ts';
import { fitWidth, widthOf } from '../../domain/text/plain-layout.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import { createFormat, type Format } from '../language/format.ts';
import { allBlocks, type Block } from './blocks.ts';
import { letter, type Reader } from './letter.ts';
import { plainText } from './plain-blocks.ts';

export interface MessageProps {
  readonly account: Reader;
  readonly now: Instant;
  /** The owner's own console: the only thing that is ever linked. Null: nothing is. */
  readonly consoleUrl: string | null;
  /** The shop's name, where its reader may have several: then every subject begins with it. */
  readonly shop?: string | null;
}

export interface MessageDraft<P extends MessageProps> {
  readonly title: Text;
  readonly props: z.ZodType<P>;
  /** Those of its props that are written down when it is owed, since nothing else knows them by the time it is sent. */
  readonly carries?: z.ZodRawShape;
  /** What, and how sure; under 78 columns, no question. */
  subject(props: P, format: Format): string;
  /** What the inbox shows beside the subject; says something else. */
  preheader(props: P, format: Format): string;
  /** From what happened to what could not be seen. */
  blocks(props: P, format: Format): readonly Block[];
  /** Whom it speaks to, where that isn't the account's owner. */
  greeting?(props: P, format: Format): string;
  /** Why the reader gets it, and how to be spared. */
  because(props: P, format: Format): string;
  /** What it is about, for the footer: an incident's number. */
  about?(props: P, format: Format): string;
  attachments?(props: P, format: Format): readonly Attachment[];
}

export interface Message<P extends MessageProps> extends MessageDraft<P> {
  /** In the account's language and time zone. Pure but for loading what draws. Throws on props that aren't. */
  render(props: P): Promise<Rendered>;
}

/** Completes a message's own file to a message. */
export function defineMessage<P extends MessageProps>(draft: MessageDraft<P>): Message<P> {
  return { ...draft, render: (props) => renderDraft(draft, props) };
}

async function renderDraft<P extends MessageProps>(draft: MessageDraft<P>, given: P): Promise<Rendered> {
  const props = parsed(draft.title.en, draft.props, given);
  const { language, timeZone } = props.account;
  const format = createFormat(language, timeZone);
  const subject = ofShop(draft.subject(props, format), given, format);
  const preheader = draft.preheader(props, format);
  const blocks = letter(props.account, format, {
    blocks: draft.blocks(props, format),
    greeting: draft.greeting?.(props, format) ?? null,
    because: draft.because(props, format),
    about: draft.about?.(props, format) ?? null,
  });
  checkLinks(blocks, props.consoleUrl);
  // Loaded with the first message: a healthy shop's watch does without pictures for months.
  const { renderHtml } = await import('./html/document.tsx');
  const { html, pictures } = renderHtml({ language: format.language, subject, preheader, blocks });
  const text = plainText(blocks, format.language);
  return { subject, preheader, html, text, attachments: [...pictures, ...(draft.attachments?.(props, format) ?? [])] };
}

/** @throws Error that says which message's props aren't as they should be, and where */
export function parsed<T>(name: string, form: z.ZodType<T>, given: unknown): T {
  const { success, data, error } = form.safeParse(given);
  if (success) return data;
  throw new Error(`${name}: ${z.prettifyError(error)}`);
}

/** In columns, a Japanese character taking two: what is longer is cut by mail readers, on phones already after some 40. */
export const subjectLimit = 77;
const shopLimit = 16;

function ofShop(subject: string, { shop }: Pick<MessageProps, 'shop'>, format: Format): string {
  const name = shop ? fitWidth(cleanForeignText(shop), shopLimit).replace(/[?？]/g, '') : '';
  return name === '' || subject.includes(name)
    ? subject
    : fitWidth(format.phrase('subject.of-shop', { shop: name, subject }), subjectLimit);
}

/** Columns that a message's own subject may take. */
export function subjectRoom(props: Pick<MessageProps, 'shop'>, format: Format): number {
  return subjectLimit - widthOf(ofShop('', props, format));
}

/** A link to anywhere else would make our mail what we warn of: better no mail, and an error that says which. */
function checkLinks(blocks: readonly Block[], consoleUrl: string | null): void {
  const own = consoleUrl === null ? null : new URL(consoleUrl).origin;
  for (const block of allBlocks(blocks))
    if (block.kind === 'link' && new URL(block.url).origin !== own)
      throw new Error(`a message may link the owner's console (${own ?? 'none is set'}) and nothing else`);
}

/** A schema for what the domain has checked already: that it is there and has what a message can't do without. */
export function having<T extends object>(...keys: readonly (keyof T & string)[]): z.ZodType<T> {
  const hasAll = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));
  return z.custom<T>(hasAll, `must have ${keys.join(', ')}`);
}

export const reader = having<Reader>('id', 'name', 'language', 'timeZone', 'safePhrase');
export const account = having<AccountAsRead>('id', 'name', 'language', 'timeZone', 'safePhrase', 'recipients');
export const moment: z.ZodType<Instant> = z.number().int();
export const shop = z.string().nullable().exactOptional();
export const consoleUrl: z.ZodType<string | null> = z.url({ protocol: /^https?$/ }).nullable();
