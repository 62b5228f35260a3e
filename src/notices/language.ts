// How a mail talks: pressure, impersonal greeting, and Japanese or English that Amazon would not write. Tells, never proof.
import type { ReadMail } from '../domain/mail/mail.ts';
import { fold, mixedScriptWords } from './fold.ts';
import { tellingParts } from './telling-parts.ts';

export type LanguageTell =
  | 'pressure'
  | 'asks-secret'
  | 'call-back'
  | 'no-name'
  | 'broken-japanese'
  | 'broken-english'
  | 'mixed-script'
  | 'hidden-letters';

export interface FoundTell {
  readonly tell: LanguageTell;
  readonly words: string;
}

/** Each pattern is held against text folded to NFKC lower case. Source where no other is named: TAKEOVERS.md section 6. */
const tells: readonly { readonly tell: LanguageTell; readonly patterns: readonly RegExp[] }[] = [
  {
    tell: 'pressure',
    patterns: [
      /(?:24|48|72|二十四|12)\s?時間以内/u,
      /永久(?:に|的に)?(?:ロック|停止|凍結|閉鎖|削除)/u,
      /自動的に(?:削除|解約|停止)|強制(?:解約|退会|停止)/u,
      /アカウント(?:が|は|を)[^。\n]{0,20}(?:停止|ロック|凍結|制限|無効|閉鎖)/u,
      /最終(?:警告|通告|通知|確認)|【?(?:緊急|至急|再通知|重要なお知らせ)】?|緊急のご連絡/u,
      /未納料金|支払い?(?:が|に|の)[^。\n]{0,12}(?:問題|失敗|できません|承認されません)/u,
      /異常な?(?:ログイン|アクティビティ|活動|アクセス)|第三者(?:による|の)不正/u,
      /正当な(?:アカウント)?所有者|本人(?:確認|様?以外)/u,
      /within\s(?:24|48|72|12|the\snext\s\d+)\s?(?:hours|hrs)/u,
      /(?:account|access|membership|payment)\s[^.\n]{0,40}(?:suspend|lock|restrict|limit|terminat|deactivat|clos|\bon\shold)/u,
      /payment\s(?:decline|was\sdeclined|problem|issue|failed)|final\s(?:notice|warning|reminder)|immediate(?:ly)?\s(?:action|attention)|action\srequired/u,
      /unusual\s(?:activity|sign-?in|login)|fraudulent\sactivit|unauthori[sz]ed\s(?:access|login|purchase)/u,
      /(?:konto|zugang)[^.\n]{0,30}(?:gesperrt|eingeschr[aä]nkt|ausgesetzt)|letzte\s(?:chance|mahnung)|innerhalb\svon\s\d+\sstunden/u,
    ],
  },
  {
    tell: 'asks-secret',
    patterns: [
      /(?:カード(?:番号|情報)|クレジットカード|暗証番号|パスワード|セキュリティコード|個人情報|お?支払い?(?:方法|情報))[^。\n]{0,24}(?:入力|更新|確認|再登録|ご登録)/u,
      /アカウント(?:情報)?[^。\n]{0,16}(?:更新|確認|再登録|認証)(?:して|する|を|が)/u,
      /(?:update|verify|confirm|validate)\s(?:your\s)?(?:account|billing|payment|card|identity|personal|information|details|password)/u,
      /best[aä]tige[^.\n]{0,30}(?:pin|konto|daten|passwort)|sicherheits-?pin|confirm(?:e|ar)\s(?:sus|tus|su|vos)/u,
    ],
  },
  {
    tell: 'call-back',
    patterns: [
      /(?:call|dial|phone|contact|tel|anrufen|rufen\ssie)[^\n\d+]{0,60}\+?\(?\d[\d\s().-]{6,18}\d/u,
      /0\d{1,4}[-‐–ー(（\s]\d{1,4}[-‐–ー)）\s]\d{3,4}[^\n\d]{0,20}(?:お?電話|ご連絡|まで)/u,
      /(?:お?電話|ご連絡|連絡先|お問い合わせ)[^\n\d]{0,30}0\d{1,4}[-‐–ー(（\s]?\d{1,4}[-‐–ー)）\s]?\d{3,4}/u,
    ],
  },
  {
    tell: 'no-name',
    patterns: [
      /^[ \t\u3000]{0,9}(?:amazon\s?)?(?:お客様|お客さま|会員様|ユーザー様|ご利用者様|親愛なる[^\n]{0,12})[ \t]{0,9}[、,:：。]?[ \t]{0,9}$/mu,
      /^[ \t]{0,9}(?:dear|hello|hi)\s(?:valued\s)?(?:amazon\s)?(?:customer|client|user|member|sir|madam)\b/mu,
      /^[ \t]{0,9}(?:dear|hello|hi|hallo|guten\stag)?\s?[\w.+-]{1,64}@[\w.-]{2,80}[ \t]{0,9}(?:様|さま|さん|,|、|:)?[ \t]{0,9}$/mu,
    ],
  },
  {
    tell: 'broken-japanese',
    patterns: [
      /くださ(?:。|\s|$)|重なら|あらの|いただきま(?:せ)?。|ましす|でしす|ありがとうござい。/u,
      // a dash or Chinese "one" where the long vowel mark belongs: メ-ル, サ一ビス
      /[ァ-ヴ][-‐−–—一][ァ-ヴ]/u,
      // characters of mainland China, which Japanese writes otherwise, in a text that has kana;
      // looked back from the rare character, not from every place
      /[们这请您为给账务验证码对该确时间关闭联结单订银额录认进还选网络](?<=[ぁ-ん][\s\S]{1,401})/u,
      /(?:アカウント|お客様)を(?:持ち|保護)(?:する)?(?:必要|ため)が(?:ある|あり)り/u,
      /親愛なる|尊敬なる|敬愛なる|お客様各位、?こんにちは/u,
    ],
  },
  {
    tell: 'broken-english',
    patterns: [
      /\nregard,|kindly\s(?:update|verify|confirm|click)|we\shas\s|has\sbeen\sdetect\b|you\saccount\s|dear\scostumer|informations\b|do\sthe\sneedful/u,
    ],
  },
];

const invisibleInside = /\p{L}[\u200b-\u200d\u2060\ufeff\u00ad]\p{L}/gu;

/** The tells of a mail's subject and text, each once, with the words that gave it away. */
export function languageTells(mail: Pick<ReadMail, 'subject' | 'text' | 'attachedText'>): FoundTell[] {
  const raw = [mail.subject, mail.text, mail.attachedText].map(tellingParts).join('\n');
  const text = fold(raw);
  const found: FoundTell[] = [];
  for (const { tell, patterns } of tells) {
    const words = patterns.map((pattern) => pattern.exec(text)?.[0].trim()).find((one) => one);
    if (words) found.push({ tell, words: words.slice(0, 80) });
  }
  const [mixed] = mixedScriptWords(raw);
  if (mixed !== undefined) found.push({ tell: 'mixed-script', words: mixed });
  // One soft hyphen is typography; a text full of unseen characters hides from a filter.
  const hidden = raw.match(invisibleInside) ?? [];
  if (hidden.length > 3) found.push({ tell: 'hidden-letters', words: hidden[0] ?? '' });
  return found;
}

/** Does it frighten, or ask for what Amazon never asks for? */
export function isPressing(tells: readonly FoundTell[]): boolean {
  return tells.some(({ tell }) => tell === 'pressure' || tell === 'asks-secret');
}
