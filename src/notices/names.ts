// Amazon's name and those of its services, however they are dressed up; and whether a sender calls itself so, or is somebody
// else who has to do with Amazon: "Amazon Support" poses, "Price Hound for Amazon" says who it is.
import { fold, skeleton } from './fold.ts';
import { readsAsAmazon } from './host.ts';

/** The river, the forest and those who protect it. */
const elsewhere =
  /amazon(?:\s+(?:rain\s?forest|rainforest|river|basin|jungle|watch|conservation|forest|fund|region|delta)|ia\b|ian\b|as\b)|アマゾン(?:川|河|熱帯|流域|の森|奥地)/gu;

/** What is put between letters to break a search for them. */
const gap = '[^\\p{L}\\p{N}\\n]{0,2}';
const spaced = (word: string) => [...word].join(gap);

/** The name, also taken apart: `A m a z o n`, `A*m*a*z*o*n`, `ア マ ゾ ン`; or written from the right. */
const name = new RegExp(
  `(?<![a-z])${spaced('amazon')}(?![a-z])|アマ[ゾソ][ンソ]|${spaced('アマゾン')}|(?<![ぁ-ん])あまぞん(?![ぁ-ん])|亚马逊|亞馬遜|아마존|(?<![a-z])nozama(?![a-z])`,
  'u',
);

/** Services of Amazon's that a fake names in its place. */
const service =
  /seller\s{0,2}central|セラー\s?セントラル|amazon\s?prime|prime\s?video|プライム(?:会員|ビデオ)|fulfil?lment\sby\samazon/u;

/** Whatever else a mail about selling or about Prime is headed by, in the languages of the shops. */
const ofServices =
  /(?<![a-z])prime(?![a-z])|プライム|セラー|出品|sell(?:er|ing)\s{0,2}(?:account|privileges|central)|verk[aä]ufer-?konto|compte\svendeur|cuenta\sde\svendedor/u;

/** What only sellers at Amazon have to do with. Others speak of it as well, under their own names. */
const ofSellers =
  /(?<![a-z])(?:fba|asins?|a-?to-?z\s(?:guarantee|claims?)|brand\sregistry|sp-?api|buy\sbox|account\shealth|amazon\svine)(?![a-z])|売上金|大口出品|(?:カート|ショッピングカート)(?:ボックス|獲得)|マーケットプレイス保証|健全性/u;

/** Does this text speak of selling at Amazon, of Prime, or of what only Amazon runs? */
export function speaksOfService(text: string): boolean {
  return namesService(text) || ofSellers.test(skeleton(text));
}

/** Does this text name what only Amazon runs, its name left out? Many others' mails do as well. */
export function namesService(text: string): boolean {
  const plain = skeleton(text);
  return service.test(plain) || ofServices.test(plain) || ofServices.test(withLetters(plain));
}

/** Digits for letters, as in `Amaz0n`. */
const withLetters = (text: string) => text.replace(/0/g, 'o').replace(/4|@/g, 'a').replace(/2/g, 'z');

/** Does this text hold Amazon's name, however it is dressed up? */
export function namesAmazon(text: string): boolean {
  const plain = skeleton(text).replace(elsewhere, ' ');
  return name.test(plain) || name.test(withLetters(plain)) || disguised(plain).length > 0;
}

/** Words that read as the name, spelt nearly: `arnazon`, `amzaon`. */
function disguised(plain: string): string[] {
  return (plain.match(/(?<![a-z0-9])[a-z0-9]{5,12}(?![a-z0-9])/g) ?? []).filter(
    (word) => word !== 'amazon' && readsAsAmazon(word) && !/^amazon(?!n+$)[a-z]/.test(word),
  );
}

/** Words of a role or a matter, which name nobody: what an office calls itself beside Amazon's name. */
const roles = new Set(
  (
    'amazon co jp com de uk fr it es ca net www inc corp ltd llc gmbh eu us usa japan the your from and of for by at to my a no id ' +
    'support customer customers service services care center centre security account accounts alert alerts notice notices ' +
    'notification notifications team prime video billing payment payments order orders update updates info information ' +
    'reply noreply donotreply help desk helpdesk department dept verification verify member members membership seller ' +
    'sellers central marketplace shop shopping store online web mail email system admin administrator official delivery ' +
    'shipping returns refund refunds gift rewards points pay logistics fulfillment status message messages office safety ' +
    'protection fraud risk review performance policy important urgent confirm confirmation auto automated mailer ' +
    'kundenservice kundendienst konto sicherheit zahlung bestellung versand client clients cliente clientes servicio ' +
    'atencion compte cuenta soporte assistenza servizio case ref verkaufer verkaeufer verkauferservice verkauferkonto ' +
    'verkauf abteilung bestatigung kontoservice fba asin vine brand registry claim claims guarantee health listing ' +
    'listings inventory disbursement disbursements payout payouts confirmations desk operations registration bot daemon reward gifts winner winners lottery survey prize bonus promo promotion'
  ).split(' '),
);

const rolesJapanese =
  /株式会社|合同会社|カスタマ[ーア]?|サー?ビシズ|サービス|サポート|センター|デスク|チーム|お客様|お客さま|会員様?|事務局|窓口|セキュリティ[ーィ]?|アカウント|受付|本部|グループ|部署|総合|会費|特典|売上金?|入金|振込|お?振り?込み?|審査部|認証|本人|書類|連絡|用|宛|通知|お知らせ|重要|緊急|公式|ジャパン|日本|プライム|ビデオ|お?支払い?|請求|注文|配送|配達|確認|管理|部門?|課|担当|係|様|運営|情報|案内|出品者?|セラー|セントラル|から|より|の|ご|ポイント|ギフト券?|自動|送信|専用|メール|システム|ショッピング|マーケットプレイス|安全|保護|審査|警告/gu;

/** `amazonsupport` is two words. */
function partedFromRole(word: string): string {
  const rest = word.startsWith('amazon') ? word.slice(6) : word.endsWith('amazon') ? word.slice(0, -6) : '';
  return roles.has(rest) ? `amazon ${rest}` : word;
}

/** An encoded word without its end. */
const brokenWord = /=\?[\w*-]{1,40}\?\S*/g;

/** What is left of a name where it has no role in it any more. */
function ownWords(plain: string): string {
  return plain
    .replace(brokenWord, ' ')
    .replace(rolesJapanese, ' ')
    .replace(/[a-z]+/g, (word) => (roles.has(word) ? ' ' : word))
    .replace(/[^\p{L}]+/gu, '');
}

/**
 * How a sender's name, or the part of the address before the at sign, has to do with Amazon: it `poses` as Amazon, it is
 * somebody who `mentions` Amazon, or neither (null). A name that is disguised poses, whatever stands beside it.
 */
export function sendsAs(text: string): 'poses' | 'mentions' | null {
  const plain = skeleton(text)
    .replace(elsewhere, ' ')
    .replace(/[a-z]{8,40}/g, partedFromRole);
  const named = new RegExp(`${name.source}|${service.source}`, 'gu');
  const rest = plain.replace(named, ' ');
  if (rest === plain) {
    const isDisguised = new RegExp(name.source, 'u').test(withLetters(plain)) || disguised(plain).length > 0;
    return isDisguised ? 'poses' : null;
  }
  // Written plainly, it may be part of somebody's name; disguised or from the right, it never is.
  if (/[\u202d\u202e\u2066-\u2068]/.test(text)) return 'poses';
  const isPlain = /amazon|アマゾン|ｱﾏｿﾞﾝ|seller\s?central|セラー|prime|プライム|亚马逊|亞馬遜|아마존/iu.test(fold(text));
  if (!isPlain) return 'poses';
  return ownWords(rest) === '' ? 'poses' : 'mentions';
}

/** Does a sender's name say who it is? An empty one, an address or that of an office alone says nothing. */
export function isProperName(text: string): boolean {
  const plain = skeleton(text).replace(/\S+@\S+/g, ' ');
  return ownWords(plain.replace(new RegExp(name.source, 'gu'), ' ')).length > 1;
}
