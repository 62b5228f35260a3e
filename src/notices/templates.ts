// Amazon's notices as data: what their subjects and bodies hold, in Japanese and English. Held against text folded to
// NFKC lower case. Sources: TAKEOVERS.md section 4 and first-hand accounts named there; the rest are the wordings of
// Amazon's account, Seller Central and order mails. A new wording is a new line, tried by test/notices.
import type { NoticeType } from '../domain/mail/notice.ts';

export interface Template {
  readonly type: Exclude<NoticeType, 'unknown'>;
  /** Any one of these in the subject ... */
  readonly subject: RegExp;
  /** ... and this in the body; null: the subject says it all. */
  readonly body: RegExp | null;
}

/** Subjects that Amazon puts over very different mails: the body alone tells. */
const general =
  /アカウントに(?:ついての|関する)(?:重要な)?お知らせ|アカウントに対する最近の変更|アカウント情報の(?:変更|更新)|(?:changes?|update|revision)\s(?:to|of|on)\syour\s(?:amazon(?:\.[a-z.]{2,6})?\s|seller\s)?account|your\s(?:amazon(?:\.[a-z.]{2,6})?\s|seller\s)?account\s(?:information|details)|important\s(?:information|notice)\s(?:about|regarding)\syour/u;

/** In the order in which they are tried: what says more stands first. */
export const templates: readonly Template[] = [
  {
    type: 'unauthorised-access',
    subject: general,
    body: /第三者(?:による|が|の)[^。]{0,30}(?:不正|アクセス)|不正(?:な)?アクセス|(?:unauthori[sz]ed|another)\s(?:party|access|person)[^.]{0,60}access|accessed\sby\s(?:a\sthird|an\sunauthori)/u,
  },
  { type: 'unauthorised-access', subject: /不正(?:な)?(?:アクセス|ログイン)|unauthori[sz]ed\saccess/u, body: null },
  {
    type: 'orders-cancelled',
    subject: general,
    body: /(?:未発送|ご?注文)[^。]{0,30}キャンセル(?:いたし|し|され)|cancel(?:l?ed)\s(?:any|all|the|your)?\s?(?:unshipped|pending|recent)?\s?orders/u,
  },
  {
    type: 'sign-in-email-changed',
    subject:
      /(?:e\s?メール|メール)アドレス[^。]{0,12}(?:変更|更新)|e-?mail\s(?:address\s)?(?:was|has\sbeen|is)?\s?(?:changed|updated|change)|(?:changed?|updated?)\s(?:to\s)?your\s(?:sign-?in\s)?e-?mail/u,
    body: null,
  },
  {
    type: 'sign-in-email-changed',
    subject: general,
    body: /(?:e\s?メール|メール)アドレスが[^。]{0,20}(?:変更|更新)され|e-?mail\saddress[^.]{0,40}(?:was|has\sbeen)\s(?:changed|updated)/u,
  },
  {
    type: 'two-step-changed',
    subject: /2\s?段階認証|二段階認証|two-step\sverification|2sv|two-factor/u,
    body: /無効|有効|変更|追加|削除|解除|設定|disabled|enabled|turned\s(?:on|off)|changed|added|removed/u,
  },
  {
    type: 'phone-changed',
    subject:
      /(?:携帯)?電話番号[^。]{0,12}(?:変更|追加|更新|削除)|(?:phone|mobile)\s(?:phone\s)?number\s(?:was|has\sbeen)?\s?(?:changed|updated|added|removed)/u,
    body: null,
  },
  {
    type: 'phone-changed',
    subject: general,
    body: /電話番号が[^。]{0,20}(?:変更|追加|更新)され|(?:phone|mobile)\s(?:phone\s)?number[^.]{0,40}(?:was|has\sbeen)\s(?:changed|updated|added)/u,
  },
  {
    type: 'one-time-password',
    subject:
      /1\s?回限りの?[^。]{0,20}パスワード|仮パスワード|ワンタイムパスワード|確認コード|認証コード|\botp\b|one-?\s?time\s(?:password|passcode|code)|verification\scode|パスワード再設定(?:の)?(?:ご依頼|リクエスト|の手続き)|password\sassistance/u,
    body: null,
  },
  {
    type: 'password-changed',
    subject:
      /パスワード[^。]{0,14}(?:変更|更新|再設定)(?:され|しま|いた|の|が|完了|$)|password\s(?:was|has\sbeen)?\s?(?:changed|reset|updated|change|revision)|(?:changed?|revision\sto|reset)\s(?:of\s)?your\s[^.]{0,20}password/u,
    body: null,
  },
  {
    type: 'password-changed',
    subject: general,
    body: /パスワードを?(?:無効|が[^。]{0,14}(?:変更|再設定|無効))|password[^.]{0,40}(?:was|has\sbeen)\s(?:changed|reset|disabled|invalidated)/u,
  },
  {
    type: 'new-sign-in',
    subject: /サインイン|ログイン|sign-?in|signed\sin/u,
    body: /新しい|不明な|未登録|心当たり|new\s(?:device|sign)|unrecogni[sz]ed|wasn['’]t\syou|was\snot\syou/u,
  },
  { type: 'new-sign-in', subject: /新しい(?:端末|デバイス)|new\sdevice/u, body: null },
  {
    type: 'deposit-account-changed',
    subject:
      /(?:入金|振込|銀行口座|受取)[^。]{0,16}(?:変更|更新|追加|登録)|(?:deposit|bank\saccount|disbursement|payout)[^.]{0,40}(?:chang|updat|add|new)|(?:chang|updat|add|new)[^.]{0,40}(?:deposit|bank\saccount|disbursement|payout)/u,
    body: null,
  },
  {
    type: 'deposit-account-changed',
    subject: general,
    body: /(?:銀行口座|入金(?:先|方法))[^。]{0,24}(?:変更|更新|追加)され|(?:deposit\smethod|bank\saccount)[^.]{0,50}(?:was|has\sbeen)\s(?:changed|updated|added)/u,
  },
  {
    type: 'charge-card-changed',
    subject:
      /(?:クレジットカード|請求方法|お支払い方法)[^。]{0,16}(?:変更|更新|追加)|(?:charge\smethod|credit\scard|payment\smethod)[^.]{0,40}(?:chang|updat|add)/u,
    body: /セラー|出品|seller/u,
  },
  {
    type: 'user-changed',
    subject:
      /ユーザー(?:権限|の招待|が追加|アクセス)|(?:権限|アクセス権)[^。]{0,12}(?:変更|付与|招待)|user\spermission|(?:invit|added)[^.]{0,30}(?:user|access|seller\saccount)|new\suser/u,
    body: null,
  },
  {
    type: 'app-authorised',
    subject:
      /(?:アプリ|開発者|mws|sp-api)[^。]{0,20}(?:承認|認証|許可|連携)|(?:app|application|developer|third-?party)[^.]{0,40}(?:authori[sz]|access\sgranted|connected)|authori[sz](?:ed|ation)[^.]{0,40}(?:app|developer)/u,
    body: null,
  },
  {
    type: 'account-at-risk',
    subject:
      /アカウント[^。]{0,20}(?:停止|無効|利用停止|審査|健全性|リスク)|出品(?:用)?(?:アカウント|権限)[^。]{0,14}(?:停止|取り消|一時)|(?:account|selling\sprivileges)[^.]{0,40}(?:deactivat|suspend|at\srisk|removed|under\sreview|on\shold)/u,
    body: null,
  },
  {
    type: 'listing-removed',
    subject:
      /(?:出品|商品|asin)[^。]{0,20}(?:削除|停止|取り下げ|違反)|(?:規約|ポリシー|知的財産)[^。]{0,10}(?:警告|違反)|(?:listing|product|asin)[^.]{0,40}(?:removed|suppress|deactivat|violation)|policy\s(?:warning|violation)/u,
    body: null,
  },
  {
    type: 'seller-order',
    subject:
      /(?:注文確定|発送してください|売れました|商品が売れ|出荷してください|sold,?\s(?:dispatch|ship)\snow|you\shave\s(?:a\snew|sold)|your\samazon\.com\sorder\s[\d-]+\shas\s(?:shipped|sold))/u,
    body: null,
  },
  {
    type: 'buyer-order',
    subject:
      /ご注文の確認|注文済み|のご注文|ご注文ありがとう|your\samazon(?:\.[a-z.]+)?\sorder|order\sconfirm|ordered:/u,
    body: null,
  },
];
