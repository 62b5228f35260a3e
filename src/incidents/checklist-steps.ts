// The lockdown checklist as data, in the order in which it should be done. Never a link to Amazon: menu paths only.
import type { ChecklistStep } from '../domain/owner/checklist-step.ts';

const firstHand = 'First-hand accounts of seller-account takeovers (Japan 2017, US and UK 2018)';
const amazonNotice = 'Amazon.co.jp’s own notice after unauthorised access';
const sellerCentral = 'Amazon Seller Central help';

/** `isAlways`: whatever happened; the others come when a detector names them. Those of the first 15 minutes always come. */
export const steps: readonly (ChecklistStep & { readonly isAlways?: true })[] = [
  {
    id: 'mailbox-and-password',
    when: 'first-15-minutes',
    title: {
      en: 'On a clean device, change the password of the mailbox that the account uses, then the Amazon password: long, and used nowhere else. If the sign-in page shows an e-mail address that is not yours, don’t stop: contact Amazon and name that address.',
      ja: '安全な端末から、まずアカウントに使っているメールのパスワードを、次にAmazonのパスワードを変更してください。長く、他で使っていないものにします。ログイン画面に見覚えのないメールアドレスが表示されても中断せず、そのアドレスをAmazonに伝えてください。',
    },
    menuPath: { en: 'Settings > Login Settings', ja: '設定 > ログイン設定' },
    why: {
      en: 'Whoever reads the mailbox can take the account back at any time.',
      ja: 'メールを読める人は、いつでもアカウントを奪い返せるからです。',
    },
    source: firstHand,
  },
  {
    id: 'two-step',
    when: 'first-15-minutes',
    title: {
      en: 'Turn on two-step verification with an authenticator app for every user, and sign out all other devices.',
      ja: 'すべてのユーザーで認証アプリによる2段階認証を有効にし、他の端末をすべてログアウトさせてください。',
    },
    menuPath: {
      en: 'Settings > Login Settings > Advanced Security Settings',
      ja: '設定 > ログイン設定 > 高度なセキュリティ設定',
    },
    why: {
      en: 'Accounts cleaned up without it were taken over again within days or weeks.',
      ja: '2段階認証を設定しないまま復旧したアカウントは、数日から数週間で再び乗っ取られています。',
    },
    source: firstHand,
  },
  {
    id: 'users',
    when: 'first-15-minutes',
    title: { en: 'Remove users whom you don’t know.', ja: '見覚えのないユーザーを削除してください。' },
    menuPath: { en: 'Settings > User Permissions', ja: '設定 > ユーザー権限' },
    why: {
      en: 'An invited user keeps access after every password change.',
      ja: '招待されたユーザーは、パスワードを変えてもログインし続けられるからです。',
    },
    source: sellerCentral,
  },
  {
    id: 'apps',
    when: 'first-15-minutes',
    title: {
      en: 'Revoke the authorisation of apps that you don’t know. Keep this monitor’s until you have saved the evidence.',
      ja: '見覚えのないアプリの認証を取り消してください。この見守りツールの認証は、証拠を保存するまで残しておいてください。',
    },
    menuPath: { en: 'Apps and Services > Manage Your Apps', ja: 'アプリとサービス > アプリの管理' },
    why: {
      en: 'An app’s authorisation outlives a changed password.',
      ja: 'アプリの認証は、パスワードを変更しても有効なままです。',
    },
    source: sellerCentral,
  },
  {
    id: 'pause-listings',
    when: 'first-15-minutes',
    title: {
      en: 'Put the shop on vacation. That stops only offers that are shipped by the seller: FBA offers go on selling, and foreign ones among them have to be closed one by one. Delete nothing before the evidence is saved.',
      ja: '休止設定で出品を停止してください。停止するのは自己発送の出品だけで、FBAの出品は販売が続きます。身に覚えのないFBAの出品は、1件ずつ停止してください。証拠を保存するまでは、何も削除しないでください。',
    },
    menuPath: {
      en: 'Settings > Account Info > Vacation Settings',
      ja: '設定 > 出品用アカウント情報 > 休止設定',
    },
    why: {
      en: 'No more buyers are hurt, and nothing that you need as proof is lost.',
      ja: '購入者の被害の拡大を止め、証拠も失わずに済みます。',
    },
    source: sellerCentral,
  },
  {
    id: 'deposit-method',
    when: 'first-15-minutes',
    title: {
      en: 'Check the deposit method and the charge method, and restore them.',
      ja: '入金先の銀行口座と、登録されているカードが元のままかを見て、違っていれば戻してください。',
    },
    menuPath: { en: 'Settings > Account Info > Deposit Methods', ja: '設定 > 出品用アカウント情報 > 銀行口座情報' },
    why: {
      en: 'Amazon holds payouts for 3 days after a change; but one that was added earlier can be switched to without a hold.',
      ja: '変更後3日間は入金が保留されますが、以前に登録された口座への切り替えは保留されません。',
    },
    source: sellerCentral,
  },
  {
    id: 'cannot-sign-in',
    when: 'next-hours',
    title: {
      en: 'If you can’t sign in any more: have another user of the account with enough rights remove the stranger. If there is none, tell Amazon’s customer service by chat or phone, as a buyer, that your seller account was taken over, and have proof of identity ready.',
      ja: 'ログインできなくなった場合は、権限のある別のユーザーに、見知らぬユーザーの削除を頼んでください。誰もいなければ、購入者向けのカスタマーサービスにチャットか電話で、出品用アカウントが乗っ取られたと伝え、身分を示す書類を手元に用意してください。',
    },
    menuPath: null,
    why: {
      en: 'This monitor’s authorisation outlives a changed password: it goes on seeing the shop while you can’t, and its list of what was done is your proof.',
      ja: '見守りツールの認証はパスワードを変えられても有効で、ログインできない間も店舗を見続けます。その記録が証拠になります。',
    },
    source: 'First-hand accounts of owners who were locked out (2013, and a web shop in Berlin)',
  },
  {
    id: 'report',
    when: 'next-hours',
    isAlways: true,
    title: {
      en: 'Report to Seller Support that someone else used your account (“account compromised”), with the list of listings, orders and times from this alert. Let Amazon cancel and refund.',
      ja: '出品者サポートに「アカウントへの不正アクセス」として報告し、この通知にある出品・注文・時刻の一覧を添えてください。キャンセルと返金はAmazonに任せてください。',
    },
    menuPath: { en: 'Help > Contact us', ja: 'ヘルプ > サポートを受ける' },
    why: {
      en: 'Reaching someone takes about an hour, so the steps above come first.',
      ja: '担当者につながるまで1時間ほどかかるため、上の手順を済ませてからにします。',
    },
    source: firstHand,
  },
  {
    id: 'contact-settings',
    when: 'next-hours',
    isAlways: true,
    title: {
      en: 'Check notification addresses, phone, return address, shipping templates and handling time, promotions, tax and business data.',
      ja: '通知先、電話番号、返送先、配送テンプレートと出荷作業日数、プロモーション、税務・事業者情報を確認してください。',
    },
    menuPath: {
      en: 'Settings > Notification Preferences, and the other pages under Settings',
      ja: '設定 > 通知設定、および設定内の各ページ',
    },
    why: {
      en: 'Intruders change the notification address first, so that the owner hears of nothing.',
      ja: '乗っ取り犯は、本人に気付かれないよう最初に通知先を変更します。',
    },
    source: firstHand,
  },
  {
    id: 'mailbox-rules',
    when: 'next-hours',
    isAlways: true,
    title: {
      en: 'Check the mailbox’s forwarding rules, filters and recovery phone.',
      ja: 'メールの転送設定、フィルター、再設定用の電話番号を確認してください。',
    },
    menuPath: null,
    why: {
      en: 'A hidden rule can bury Amazon’s notices or forward them.',
      ja: '隠れた設定により、Amazonからの通知が削除・転送されることがあります。',
    },
    source: firstHand,
  },
  {
    id: 'malware',
    when: 'next-hours',
    isAlways: true,
    title: {
      en: 'Scan the computers that sign in for malware.',
      ja: 'ログインに使う端末をウイルススキャンしてください。',
    },
    menuPath: null,
    why: {
      en: 'A key logger hands over the next password as well.',
      ja: '入力を盗むソフトがあると、新しいパスワードも盗まれます。',
    },
    source: 'IPA (Information-technology Promotion Agency, Japan)',
  },
  {
    id: 'answer-buyers',
    when: 'next-hours',
    title: {
      en: 'Answer the buyers with one and the same text: the account was misused, Amazon is refunding.',
      ja: '購入者には同じ文面で、不正利用されたこと、Amazonが返金することを伝えてください。',
    },
    menuPath: { en: 'Messages > Buyer Messages', ja: 'メッセージ > 購入者からのメッセージ' },
    why: {
      en: 'They have been wronged as well, and they will phone.',
      ja: '購入者も被害者であり、問い合わせが相次ぎます。',
    },
    source: firstHand,
  },
  {
    id: 'bank-and-card',
    when: 'next-hours',
    title: {
      en: 'Call the bank or card company whose details were stored; the number stands on the card.',
      ja: '登録していた銀行・カード会社に連絡してください（番号はカードの裏面にあります）。',
    },
    menuPath: null,
    why: { en: 'What was stored may have been copied.', ja: '登録情報が盗み見られている可能性があります。' },
    source: amazonNotice,
  },
  {
    id: 'buyer-side',
    when: 'next-hours',
    isAlways: true,
    title: {
      en: 'Look at the same login as a buyer: orders hidden from the history, linked sites and apps, addresses.',
      ja: '購入者としての画面も確認してください。非表示にされた注文、連携サイト・アプリ、住所録が対象です。',
    },
    menuPath: null,
    why: { en: 'The same password opens both sides.', ja: '同じパスワードで購入者側にも入れるためです。' },
    source: amazonNotice,
  },
  {
    id: 'keep-account',
    when: 'days',
    isAlways: true,
    title: {
      en: 'If Amazon stops the shop, send it a plan of action; don’t close the account before the investigation’s result is there.',
      ja: 'Amazonに出品を止められた場合は、改善計画を提出してください。調査結果が届くまで閉鎖しないでください。',
    },
    menuPath: { en: 'Performance > Account Health', ja: 'パフォーマンス > アカウント健全性' },
    why: { en: 'A closed account gets no result.', ja: '閉鎖すると調査結果を受け取れません。' },
    source: firstHand,
  },
  {
    id: 'watch',
    when: 'days',
    isAlways: true,
    title: { en: 'Keep watching for 30 days.', ja: '30日間は警戒を続けてください。' },
    menuPath: null,
    why: { en: 'A second takeover within weeks is common.', ja: '数週間以内に再び乗っ取られる例が多いためです。' },
    source: firstHand,
  },
  {
    id: 'personal-data-duty',
    when: 'days',
    title: {
      en: 'Buyers’ names and addresses were open to the intruder. Ask a professional whether you must report it (Japan: Act on the Protection of Personal Information, article 26) and by when.',
      ja: '購入者の氏名・住所が閲覧された可能性があります。個人情報保護法第26条の報告・本人通知の要否と期限を専門家に確認してください。',
    },
    menuPath: null,
    why: { en: 'The time limits are short.', ja: '期限が短いためです。' },
    source: 'Act on the Protection of Personal Information (Japan), article 26',
  },
];
