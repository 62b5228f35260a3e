// Generated mails of Amazon's: every kind of notice in three languages, in many wordings and layouts, and the same words
// where nothing has happened. Titles that sound like notices and footers full of advice are mixed in.
import type { NoticeType } from '../../../src/domain/mail/notice.ts';
import { type Change, type Speech, titles } from './notice-speech.ts';
import { english } from './notices-in-english.ts';
import { german } from './notices-in-german.ts';
import { japanese } from './notices-in-japanese.ts';
import type { random } from './random.ts';

export const speeches = { ja: japanese, en: english, de: german } as const;
export type Tongue = keyof typeof speeches;

export interface GeneratedNotice {
  readonly tongue: Tongue;
  /** What it tells of; null: of no change, though it uses the words of `about`. */
  readonly type: NoticeType | null;
  readonly about: NoticeType;
  /** `done`, or how it is meant that nothing happened. */
  readonly mood: string;
  readonly isHeldOut: boolean;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

type Random = ReturnType<typeof random>;

const senders: Readonly<Record<Tongue, readonly string[]>> = {
  ja: ['account-update@amazon.co.jp', 'no-reply@amazon.co.jp', 'seller-notification@amazon.co.jp'],
  en: ['account-update@amazon.com', 'donotreply@amazon.com', 'seller-notification@amazon.com'],
  de: ['account-update@amazon.de', 'no-reply@amazon.de', 'seller-notification@amazon.de'],
};

export const say = (frame: string, thing: string, verb: Change['verbs'][number]) =>
  frame
    .replaceAll('{t}', thing)
    .replaceAll('{T}', thing.charAt(0).toUpperCase() + thing.slice(1))
    .replaceAll('{d}', verb.done)
    .replaceAll('{b}', verb.base)
    .replaceAll('Ihr(e)', /(?:konto|passwort|kennwort|passkey|app|benutzer|schlüssel)$/iu.test(thing) ? 'Ihr' : 'Ihre');

/** A line about a product, as mails put one beside what they have to say. */
function productLine(tongue: Tongue, title: string, r: Random): string {
  return r.pick(
    tongue === 'ja'
      ? [`商品名：${title}`, `・${title} 数量：1`, `対象の商品：「${title.replace(/[「」]/g, '')}」`]
      : tongue === 'de'
        ? [`Artikel: ${title}`, `* ${title} Menge: 1`, `Zuletzt angesehen: „${title}“`]
        : [`Product: ${title}`, `* ${title} Qty: 1`, `Last viewed: “${title}”`],
  );
}

/** Where plain text is wrapped: at spaces, or within a Japanese line. */
function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) =>
      /[ぁ-ん]/u.test(line)
        ? line
        : line.replace(new RegExp(`(?![^\\n]{1,${width}}$)([^\\n]{1,${width}})\\s`, 'gu'), '$1\n'),
    )
    .join('\n');
}

function layout(r: Random, tongue: Tongue, statement: string): string {
  const speech: Speech = speeches[tongue];
  const extra = [
    ...(r.next() < 0.5 ? [r.pick(speech.around)] : []),
    ...(r.next() < 0.35 ? [productLine(tongue, r.pick(titles), r)] : []),
    ...(r.next() < 0.7 ? [r.pick(speech.tips)] : []),
    ...(r.next() < 0.3 ? [r.pick(speech.tips)] : []),
  ];
  const before = r.next() < 0.3 ? [r.pick(speech.around)] : [];
  const text = [r.pick(speech.greetings), ...before, statement, ...extra].filter((line) => line !== '').join('\n');
  return r.next() < 0.4 ? wrapped(text, r.pick([48, 60, 72])) : text;
}

const quote: Readonly<Record<Tongue, readonly [string, string]>> = { ja: ['「', '」'], en: ['"', '"'], de: ['„', '“'] };

/** A kind of which nothing is changed: a sign-in, a code, a stranger, an order. */
function otherNotice(r: Random, tongue: Tongue, isTold: boolean): GeneratedNotice {
  const kinds = speeches[tongue].others.filter(({ untold }) => isTold || untold.length > 0);
  const { type, user, told, untold } = r.pick(kinds);
  const [open, close] = quote[tongue];
  const title = `${open}${r.pick(titles).replace(/["「」„“]/gu, '')}${close}`;
  const [subject = '', text = ''] = r.pick(isTold ? told : untold).map((part) => part.replaceAll('{q}', title));
  const [address = ''] = senders[tongue];
  return {
    tongue,
    type: isTold ? type : null,
    about: type,
    mood: isTold ? 'done' : 'untold',
    isHeldOut: false,
    from: user === undefined ? r.pick(senders[tongue]) : `${user}${address.slice(address.indexOf('@'))}`,
    subject,
    text: layout(r, tongue, text),
  };
}

/** One mail. @param isHeldOut only with words that the recogniser was not mended by */
export function generateNotice(r: Random, isHeldOut: boolean): GeneratedNotice {
  const tongue = r.pick(['ja', 'en', 'de'] as const);
  if (!isHeldOut && r.next() < 0.3) return otherNotice(r, tongue, r.next() < 0.7);
  const speech: Speech = speeches[tongue];
  const change = r.pick(speech.changes);
  const thing = r.pick(isHeldOut ? change.heldOut : change.things);
  const verb = r.pick(change.verbs);
  const from = r.pick(senders[tongue]);
  const common = { tongue, about: change.type, isHeldOut, from };
  if (r.next() < 0.5) {
    const where = r.next();
    const subject = where < 0.6 ? say(r.pick(speech.subjects), thing, verb) : r.pick(speech.general);
    const statement = where < 0.25 ? r.pick(speech.around) : say(r.pick(speech.done), thing, verb);
    return { ...common, type: change.type, mood: 'done', subject, text: layout(r, tongue, statement) };
  }
  const mood = r.pick(Object.keys(speech.harmless));
  const sentence = say(r.pick(speech.harmless[mood] ?? []), thing, verb);
  const subject = r.next() < 0.4 ? sentence.replace(/[.。]$/u, '') : r.pick(speech.general);
  return { ...common, type: null, mood, subject, text: layout(r, tongue, sentence) };
}
