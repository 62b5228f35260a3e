// What was found about a mail that says it comes from this program, as plain text for a terminal.
import type { Instant } from '../../domain/clock.ts';
import type { OwnMailVerdict, SignedPart } from '../../domain/mail/mail-signature.ts';
import type { Language } from '../../domain/marketplace.ts';
import { wrap } from '../../domain/text/plain-layout.ts';
import type { Text } from '../../domain/text/text.ts';
import { instant, text } from '../../domain/text/text.ts';
import { createFormat } from '../language/format.ts';

type Spoken = OwnMailVerdict & {
  readonly forwarded: 'attached' | 'inline' | null;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: Instant;
};

const columns = 78;

const verdicts = {
  genuine: {
    en: 'Genuine: this mail is, word for word, as this installation sent it.',
    ja: '本物です。この留守番が送ったメールと一字一句同じです。',
  },
  altered: {
    en: 'Altered: this installation sent it, but not so. Changed since: {parts}.',
    ja: '改変されています。この留守番が送ったメールですが、次の部分が変わっています：{parts}。',
  },
  unsigned: {
    en: 'Not proven: it carries no signature of this installation. Do nothing that it says.',
    ja: '確認できません。この留守番の署名がありません。書かれていることに従わないでください。',
  },
  inline: {
    en: 'Not proven: it was forwarded inside another mail, which takes the signature away. Ask for it to be forwarded as an attachment, or save the file where it first arrived.',
    ja: '確認できません。本文の中に転送されたため、署名が失われています。添付ファイルとして転送してもらうか、最初に届いた場所でファイルに保存してください。',
  },
  malformed: {
    en: 'Forged: what stands in the place of the signature is none. Do nothing that it says.',
    ja: '偽物です。署名の形になっていません。書かれていることに従わないでください。',
  },
  'other-key': {
    en: 'Forged, or from another installation: the signature is not by this key. Do nothing that it says until you know.',
    ja: '偽物か、別の留守番のメールです。この鍵による署名ではありません。確かめられるまで、書かれていることに従わないでください。',
  },
  borrowed: {
    en: 'Forged: the signature is true, but was cut from another mail. Do nothing that it says.',
    ja: '偽物です。署名は本物ですが、別のメールから切り取られています。書かれていることに従わないでください。',
  },
} satisfies Record<string, Text>;

const partNames: Readonly<Record<SignedPart, Text>> = {
  'message-id': { en: 'its number', ja: 'メールの番号' },
  sender: { en: 'the sender', ja: '差出人' },
  recipient: { en: 'the recipient', ja: '宛先' },
  subject: { en: 'the subject', ja: '件名' },
  date: { en: 'the date', ja: '日付' },
  text: { en: 'the text', ja: '本文（テキスト）' },
  html: { en: 'the formatted text', ja: '本文（HTML）' },
  attachments: { en: 'the attachments', ja: '添付ファイル' },
};

const about = {
  attached: {
    en: 'This is about the mail that is attached to the one given.',
    ja: '添付されていたメールについての判定です。',
  },
  sent: { en: 'Sent on {at} to {to}: “{subject}”', ja: '{at}に{to}へ送信：「{subject}」' },
  old: {
    en: 'Look at the date and the recipient: a true mail can be sent on again by anyone.',
    ja: '日付と宛先もご確認ください。本物のメールでも、誰でもそのまま送り直せます。',
  },
  gateway: {
    en: 'Some mail servers change formatted text on the way (they rewrite links, or add a notice). The plain text is as it was sent: read that one.',
    ja: '途中のメールサーバーがHTMLを書き換えることがあります（リンクの置き換えや注意書きの追加）。テキスト形式の本文は送ったとおりですので、そちらをお読みください。',
  },
  sender: {
    en: 'It names {from} as its sender. Some mail servers put the address by which one signs in to them in its place: if that one is not yours, do not answer it.',
    ja: '差出人は {from} となっています。メールサーバーによっては、ログインに使うアドレスに置き換えることがあります。ご自身のアドレスでなければ、返信しないでください。',
  },
} satisfies Record<string, Text>;

/** Whatever comes from the mail is cut, cleaned, and can't be clicked. */
export function renderOwnMail(checked: Spoken, language: Language, timeZone: string): string {
  const format = createFormat(language, timeZone);
  const separator = language === 'ja' ? '、' : ', ';
  const parts =
    checked.verdict === 'altered' ? checked.parts.map((part) => format.say(partNames[part])).join(separator) : '';
  const key = checked.verdict !== 'forged' ? checked.verdict : checked.forwarded === 'inline' ? 'inline' : checked.why;
  const { from, to, subject, date } = checked;
  const isOurs = checked.verdict !== 'forged';
  const only = (one: SignedPart) => checked.verdict === 'altered' && checked.parts.every((part) => part === one);
  const known = only('html') ? about.gateway : only('sender') ? about.sender : about.old;
  return `${[
    format.say(verdicts[key], { parts }),
    ...(checked.forwarded === 'attached' ? [format.say(about.attached)] : []),
    ...(isOurs ? [format.say(about.sent, { at: instant(date), to: text(to), subject: text(subject) })] : []),
    ...(isOurs ? [format.say(known, { from: text(from) })] : []),
  ]
    .flatMap((line) => wrap(line, columns))
    .join('\n')}\n`;
}
