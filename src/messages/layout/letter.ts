// What every message begins and ends with: the name that the owner chose and the safe phrase; why it was sent, what it
// never asks for, who sent it and how to check that.
import type { AccountAsRead } from '../../domain/shop/account.ts';
import { text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { type Block, facts, paragraph, rule, small, title } from './blocks.ts';

/** Whom a message speaks to: an account is one. */
export type Reader = Pick<AccountAsRead, 'id' | 'name' | 'sellerId' | 'language' | 'timeZone' | 'safePhrase'>;

export interface LetterParts {
  readonly blocks: readonly Block[];
  /** Null: the account's owner, by name. */
  readonly greeting: string | null;
  readonly because: string;
  readonly about: string | null;
}

/** The name to greet by. Never the bare "dear customer" of the fakes: without a name it is the account's own id. */
export function readerName({ name, sellerId, id }: Reader): string {
  return cleanForeignText(name) || cleanForeignText(sellerId ?? '') || cleanForeignText(id);
}

export function letter(reader: Reader, format: Format, { blocks, greeting, because, about }: LetterParts): Block[] {
  const name = readerName(reader);
  const phrase = reader.safePhrase === null ? '' : cleanForeignText(reader.safePhrase);
  const sender = format.phrase('footer.sender', { name: text(name) });
  return [
    paragraph(greeting ?? format.phrase('alert.greeting', { name })),
    ...(phrase ? [facts([{ label: format.phrase('alert.safe-phrase'), value: phrase }])] : []),
    ...blocks,
    title(format.phrase('because.heading')),
    paragraph(because),
    rule,
    small(format.phrase(phrase ? 'footer.promise' : 'footer.promise-plain')),
    small(format.phrase('footer.verify')),
    small(about === null ? sender : `${sender}${format.language === 'ja' ? '' : ' '}${about}`),
  ];
}
