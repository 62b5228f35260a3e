// Amazon's own voice: what only the keeper of the account says, in the languages of its shops. Each pattern is held against
// text folded to small letters. Sources: the fakes of docs/takeovers.md and of public archives.
const amazon = '(?:amazon|アマゾン)(?:\\.co\\.jp|\\.com)?';

/** In the order in which they are tried; the words that fit are quoted. */
export const voices: readonly RegExp[] = [
  /(?:あなた|お客様|貴方|ご利用|利用者様?)の?\s{0,2}(?:amazon|アマゾン)(?:\.co\.jp|\.com)?\s{0,2}(?:プライム|prime)?の?\s{0,2}(?:アカウント|会員|お?支払い?|ご?注文|会費|登録|情報)/u,
  /(?:amazon|アマゾン)(?:\.co\.jp|\.com)?\s{0,2}(?:プライム|prime)?の?(?:アカウント|会費|会員|お支払い?方法|支払い?情報|請求)[^。\n]{0,30}(?:停止|ロック|凍結|異常|確認|更新|制限|無効|保護|失効|問題|できません)/u,
  /(?:amazon|アマゾン)(?:\.co\.jp|株式会社|ジャパン)?\s{0,2}(?:カスタマーサービス|カスタマーサポート|サポートセンター|サポートチーム|チーム(?:より)?|セキュリティ(?:部|センター|チーム))/u,
  /(?:amazon|アマゾン)(?:\.co\.jp|プライム)?を?(?:いつも)?ご利用(?:いただき|頂き|くださ)/u,
  /(?:amazon|アマゾン)(?:株式会社|\.co\.jp)?(?:から|より)の?(?:緊急|重要|大切)な?の?(?:ご連絡|お知らせ|連絡)/u,
  new RegExp(`${amazon}\\s?での?ご注文(?:を|が|は|の(?:確認|確定|お支払))`, 'u'),
  new RegExp(`${amazon}\\s?(?:ポイント|ギフト)[^。\\n]{0,20}(?:失効|有効期限|期限切れ|付与|進呈)`, 'u'),
  /(?:出品用?アカウント|セラーアカウント)[^。\n]{0,30}(?:停止|(?:ご|本人)確認|確認(?:が|して)|制限|審査|無効|閉鎖|凍結)/u,
  /セラーセントラル(?:の(?:アカウント|ご利用|アクセス))?(?:が|は|を)[^。\n]{0,20}(?:停止|制限|無効|ロック|閉鎖)/u,
  /プライム(?:会員|会費|メンバー|ビデオ)[^。\n]{0,30}(?:更新|支払|停止|期限|解約|エラー|できません|できませんでした|失効|終了)/u,
  /(?:dear|hello|hi)\s{1,2}(?:valued\s)?amazon\s(?:customer|client|user|member|seller|shopper|prime\s)/u,
  /your\s(?:recent\s|last\s)?amazon(?:\.com|\sprime|\sseller)?\s(?:last\s)?(?:account|membership|order|payment|prime|password|id|card)[^.\n]{0,60}(?:suspend|lock|limit|hold|verif|confirm|declin|disabl|expire|restrict|unusual|cancel|fail|updat)/u,
  /(?:suspend|lock|limit|hold|verif|confirm|declin|disabl|restrict|unusual|fraud|updat)[^.\n]{0,60}your\s(?:recent\s|last\s)?amazon(?:\.com|\sprime|\sseller)?\s(?:last\s)?(?:account|membership|order|payment|prime|password|id|card)/u,
  /your\s(?:recent\s)?amazon(?:\.com|\.co\.uk)?\sorder\s?(?:#|no\b|number|has\b|was\b|is\b|of\b|will\b|for\b)/u,
  /(?:your\s)?selling\s(?:privileges|account)[^.\n]{0,60}(?:suspend|deactivat|restrict|remov|limit|verif|under\sreview|block|at\srisk)/u,
  /your\s(?:amazon\s)?seller\s(?:central\s)?account[^.\n]{0,60}(?:suspend|deactivat|restrict|remov|limit|verif|under\sreview|block|at\srisk|unusual)/u,
  /seller\scentral\s(?:account|team|support|verification)/u,
  /your\sprime\s(?:membership|video|subscription|account)[^.\n]{0,60}(?:expire|renew|cancel|declin|suspend|hold|payment|updat|end)/u,
  /amazon(?:\.com|\.co\.uk|\sseller)?\s(?:customer\s(?:service|support|care)|help\s(?:center|desk)|support\steam|security\s(?:team|department|center)|account\s(?:team|review)|billing)/u,
  /(?:©|\(c\)|copyright)[^\n]{0,12}\d{4}[^\n]{0,12}amazon/u,
  /(?:ihr|dein|euer)e?r?\s(?:amazon)[\s-]{0,2}(?:konto|prime|passwort|bestellung|mitgliedschaft|kundenservice|visa)/u,
  /(?:ihr|dein)e?\s(?:verk[aä]uferkonto|prime-mitgliedschaft)[^.\n]{0,60}(?:gesperrt|deaktiviert|eingeschr|verl[aä]nger|abgelaufen|gek[uü]ndigt)/u,
  /(?:votre|su|tu|il\stuo|uw|seu|sua)\s(?:compte|cuenta|account|conta|suscripci[oó]n|abonnement)\s(?:de\s|d['’])?amazon/u,
  /welcome\sto\samazon|amazon\.co\.jp\s?お客様|amazon\s?お客様|amazon\s?(?:会員|ユーザー)(?:の皆)?様/u,
  /(?<!your\s|an\s|my\s|of\s)\bamazon(?:\.com|\.co\.uk|\.de)?\sorder\s?(?:(?:is|was|has\sbeen)\s)?(?:confirmed|placed|confirmation|#)/u,
];

/** What only the keeper of a shop does to its seller: Amazon's voice where the mail names Amazon or its service for sellers. */
export const keeping: readonly RegExp[] = [
  /\byour\s(?:listings?|disbursements?|payouts?|funds|deposit\smethod|fba\sinventory|inventory|brand|account\shealth(?:\srating)?)\b[^.\n]{0,40}\b(?:deactivated|suppressed|removed|on\shold|held|withheld|blocked|disposed|at\srisk|dropped)/u,
  /\b(?:verify|confirm|update)\s(?:your\s)?(?:deposit\smethod|bank\saccount|seller\sidentity|brand)\b[^.\n]{0,40}\b(?:to\s(?:release|receive|avoid)|within|or\s)/u,
  /\b(?:appeal|verify|submit)\b[^.\n]{0,60}\bin\sseller\scentral\b/u,
  /\b(?:log|sign)\s?in\sto\s(?:your\s)?seller\scentral\b[^.\n]{0,60}\b(?:within|or\s(?:your|we|it)|to\s(?:verify|release|appeal|confirm|avoid))\b/u,
  /売上金[^。\n]{0,16}(?:保留|凍結|停止|(?:お支払い|入金)(?:が)?できません)/u,
  /(?:在庫|商品)[^。\n]{0,16}(?:廃棄|没収)(?:され|いたし|し)ます/u,
  /セラーセントラルに(?:ログイン|サインイン)[^\n]{0,40}(?:手続き|ご確認|提出|更新)(?:して|を|くだ)/u,
  /出品サービスをご利用(?:いただき|頂き)/u,
  /\b(?:ihre?)\s(?:auszahlung(?:en)?|guthaben|angebote)\b[^.\n]{0,30}\b(?:einbehalten|zuruckgehalten|gesperrt|deaktiviert|entfernt)/u,
];
