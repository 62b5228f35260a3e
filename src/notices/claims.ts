// Does a mail pose as Amazon, or only speak of it? Newsletters, banks and friends mention Amazon; a fake speaks in its
// name: in the sender's name or address, or as the keeper of "your Amazon account".
import type { MailPlace, ReadMail } from '../domain/mail/mail.ts';
import { isAmazonSender } from './amazon-domains.ts';
import { fold, skeleton } from './fold.ts';
import { amazonLookalike, readsAsAmazon } from './host.ts';

/** `poses`: speaks as Amazon. `mentions`: Amazon's name stands where a fake would put it, and proves nothing alone. */
export interface Claim {
  readonly strength: 'poses' | 'mentions';
  readonly place: MailPlace;
  /** The words that say it, as they stand in the mail. */
  readonly words: string;
}

/** The river, the forest and those who protect it. */
const elsewhere =
  /amazon(?:\s+(?:rain\s?forest|rainforest|river|basin|jungle|watch|conservation|forest|fund|region|delta)|ia\b|ian\b|as\b)|アマゾン(?:川|河|熱帯|流域|の森|奥地)/gu;

/** The name, also taken apart by spaces, dots or dashes: `A m a z o n`, `Ama-zon`. */
const name =
  /(?<![a-z])a[\s._·-]{0,2}m[\s._·-]{0,2}a[\s._·-]{0,2}z[\s._·-]{0,2}o[\s._·-]{0,2}n(?![a-z])|アマゾン|亚马逊/u;

/** Does this text hold Amazon's name, however it is dressed up? */
export function namesAmazon(text: string): boolean {
  const plain = skeleton(text).replace(elsewhere, ' ');
  if (name.test(plain) || name.test(plain.replace(/0/g, 'o').replace(/4|@/g, 'a').replace(/2/g, 'z'))) return true;
  return (plain.match(/[a-z0-9]{5,12}/g) ?? []).some(
    (word) => word !== 'amazon' && readsAsAmazon(word) && !/^amazon[a-z]/.test(word),
  );
}

/** Amazon's own voice: what only the keeper of the account says. */
const voices: readonly RegExp[] = [
  /(?:あなた|お客様|貴方|ご利用|利用者様?)の?\s{0,2}(?:amazon|アマゾン)(?:\.co\.jp|\.com)?\s{0,2}(?:プライム|prime)?の?\s{0,2}(?:アカウント|会員|お?支払い?|ご?注文|会費|登録|情報)/u,
  /(?:amazon|アマゾン)(?:\.co\.jp|\.com)?\s{0,2}(?:プライム|prime)?の?(?:アカウント|会費|会員|お支払い?方法|支払い?情報|請求)[^。\n]{0,30}(?:停止|ロック|凍結|異常|確認|更新|制限|無効|保護|失効|問題|できません)/u,
  /(?:amazon|アマゾン)(?:\.co\.jp|株式会社|ジャパン)?\s{0,2}(?:カスタマーサービス|カスタマーサポート|サポートセンター|サポートチーム|チーム(?:より)?|セキュリティ(?:部|センター|チーム))/u,
  /(?:amazon|アマゾン)(?:\.co\.jp|プライム)?を?(?:いつも)?ご利用(?:いただき|頂き|くださ)/u,
  /(?:amazon|アマゾン)(?:株式会社|\.co\.jp)?(?:から|より)の?(?:緊急|重要|大切)な?の?(?:ご連絡|お知らせ|連絡)/u,
  /(?:dear|hello|hi)\s{1,2}(?:valued\s)?amazon\s(?:customer|client|user|member|seller|shopper|prime\s)/u,
  /your\s(?:recent\s|last\s)?amazon(?:\.com|\sprime|\sseller)?\s(?:last\s)?(?:account|membership|order|payment|prime|password|id|card)[^.\n]{0,60}(?:suspend|lock|limit|hold|verif|confirm|declin|disabl|expire|restrict|unusual|cancel|fail|updat)/u,
  /(?:suspend|lock|limit|hold|verif|confirm|declin|disabl|restrict|unusual|fraud|updat)[^.\n]{0,60}your\s(?:recent\s|last\s)?amazon(?:\.com|\sprime|\sseller)?\s(?:last\s)?(?:account|membership|order|payment|prime|password|id|card)/u,
  /amazon(?:\.com|\.co\.uk|\sseller)?\s(?:customer\s(?:service|support|care)|help\s(?:center|desk)|support\steam|security\s(?:team|department|center)|account\s(?:team|review)|billing)/u,
  /(?:©|\(c\)|copyright)[^\n]{0,12}\d{4}[^\n]{0,12}amazon/u,
  /(?:ihr|dein|euer)e?r?\s(?:amazon)[\s-]{0,2}(?:konto|prime|passwort|bestellung|mitgliedschaft|kundenservice|visa)/u,
  /(?:votre|su|tu|il\stuo|uw|seu|sua)\s(?:compte|cuenta|account|conta|suscripci[oó]n|abonnement)\s(?:de\s|d['’])?amazon/u,
  /welcome\sto\samazon|amazon\.co\.jp\s?お客様|amazon\s?お客様|amazon\s?(?:会員|ユーザー)(?:の皆)?様/u,
];

const readLimit = 20_000;

/** All that claims Amazon in a mail, what poses first. */
export function claimsOf(mail: ReadMail): Claim[] {
  const claims: Claim[] = [];
  const add = (strength: Claim['strength'], place: MailPlace, words: string) => {
    claims.push({ strength, place, words: words.trim().slice(0, 120) });
  };
  for (const { name: shown, address } of mail.from) {
    const at = address.lastIndexOf('@');
    const [local, domain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
    const isOwnDomain = isAmazonSender(domain.replace(/["<>\s]/g, ''));
    if (namesAmazon(shown)) add('poses', 'sender', shown);
    else if (isOwnDomain || amazonLookalike(domain) !== null || namesAmazon(local)) add('poses', 'sender', address);
  }
  // A header that no mail program could read as an address is still shown to the reader.
  if (claims.length === 0 && namesAmazon(mail.fromShown)) add('poses', 'sender', mail.fromShown);
  for (const [place, text] of [
    ['subject', mail.subject],
    ['text', mail.text.slice(0, readLimit)],
  ] as const) {
    const plain = skeleton(text).replace(elsewhere, ' ');
    const voice = voices.map((pattern) => pattern.exec(plain)?.[0]).find((words) => words !== undefined);
    if (voice !== undefined) add('poses', place, voice);
    else if (namesAmazon(text)) add('mentions', place, firstLineWith(text));
  }
  for (const { alt, source } of mail.images) {
    if (namesAmazon(alt)) add('mentions', 'image', alt);
    else if (/amazon[_-]?(?:logo|prime)|amazon\.(?:svg|png|gif|jpe?g)|logo[_-]?amazon/i.test(source))
      add('mentions', 'image', source);
  }
  return claims.sort((a, b) => Number(b.strength === 'poses') - Number(a.strength === 'poses'));
}

function firstLineWith(text: string): string {
  const line = text.split('\n').find((one) => /amazon|アマゾン/.test(fold(one))) ?? text;
  const at = Math.max(0, fold(line).search(/amazon|アマゾン/) - 30);
  return line.slice(at, at + 90);
}
