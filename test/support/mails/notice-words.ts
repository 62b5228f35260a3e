// Words of Amazon's notices for generated mails: what is changed, by which verb, in which sentence. Written apart from the
// recogniser's own words (src/notices/grammar), so that agreement between the two means something. What stands under
// `heldOut` was written before the recogniser was ever tried on it and is not used to mend it.
import type { NoticeType } from '../../../src/domain/mail/notice.ts';

/** A verb in the forms that the sentences want. */
export interface Verb {
  /** en "changed", de "geändert", ja 変更 */
  readonly done: string;
  /** en "change", de "ändern", ja 変更 */
  readonly base: string;
}

export interface Change {
  readonly type: NoticeType;
  readonly things: readonly string[];
  readonly verbs: readonly Verb[];
  readonly heldOut: readonly string[];
}

export interface Speech {
  /** `{t}` thing, `{d}` done, `{b}` base. */
  readonly subjects: readonly string[];
  readonly done: readonly string[];
  /** The same words where nothing has happened, by how it is meant. */
  readonly harmless: Readonly<Record<string, readonly string[]>>;
  readonly general: readonly string[];
  readonly greetings: readonly string[];
  readonly around: readonly string[];
  readonly tips: readonly string[];
  readonly changes: readonly Change[];
}

const verb = (done: string, base: string): Verb => ({ done, base });
const en = {
  edit: [verb('changed', 'change'), verb('updated', 'update'), verb('replaced', 'replace'), verb('removed', 'remove')],
  add: [verb('added', 'add'), verb('removed', 'remove'), verb('registered', 'register')],
  reset: [verb('changed', 'change'), verb('reset', 'reset'), verb('updated', 'update')],
  switch: [
    verb('enabled', 'enable'),
    verb('disabled', 'disable'),
    verb('turned off', 'turn off'),
    verb('activated', 'activate'),
  ],
  close: [
    verb('suspended', 'suspend'),
    verb('deactivated', 'deactivate'),
    verb('locked', 'lock'),
    verb('closed', 'close'),
  ],
  allow: [verb('authorized', 'authorize'), verb('approved', 'approve'), verb('connected', 'connect')],
  person: [verb('added', 'add'), verb('removed', 'remove'), verb('invited', 'invite')],
};

export const english: Speech = {
  subjects: [
    'Your {t} was {d}',
    'Your {t} has been {d}',
    '{T} {d}',
    'amazon.com: your {t} was {d}',
    'Alert: your {t} has been {d}',
    'You {d} your {t}',
  ],
  done: [
    'Your {t} was {d}.',
    'Your {t} has been successfully {d}.',
    'We have {d} your {t} as you asked.',
    'You recently {d} your {t}.',
    'Someone {d} your {t}.',
    'This is to let you know that your {t} has been {d}.',
    'At your request, the {t} for your account was {d} on 20 November.',
    'Your {t} was {d}. If this was not you, contact us at once.',
    'An administrator {d} the {t} of your account.',
    'Thank you for your patience: we {d} your {t} today, and no further action is needed.',
  ],
  harmless: {
    request: [
      'Please {b} your {t}.',
      'Please {b} your {t} by Friday.',
      'We ask you to {b} your {t}.',
      'You need to {b} your {t} before the end of May.',
    ],
    condition: [
      'If your {t} was {d}, contact us.',
      'Unless your {t} has been {d}, payments are paused.',
      'Call us when your {t} was {d} by someone else.',
      'Should your {t} be {d}, we will write to you.',
    ],
    denial: [
      'Your {t} was not {d}.',
      'Your {t} has not been {d}.',
      "We haven't {d} your {t}.",
      'Your {t} could not be {d}.',
    ],
    future: [
      'Your {t} can be {d} from May on.',
      'Soon it will be easier to {b} your {t}.',
      'Your {t} must be {d} by 1 May.',
    ],
    question: ['Has your {t} been {d}?', 'Was your {t} {d} lately?', 'Would you like to {b} your {t}?'],
    advice: [
      'Tip: {b} your {t} now and then.',
      'Learn how to {b} your {t}.',
      'How to {b} your {t}',
      'Be careful with e-mails saying that your {t} was {d}: they are fake.',
    ],
    news: [
      'New feature: sellers can now {b} their {t} in the app.',
      'Webinar: when and how to {b} your {t}.',
      'We have updated our {t} policy.',
    ],
  },
  general: [
    'Important information about your account',
    'Your Amazon account',
    'A message from Amazon',
    'Notice from Seller Central',
  ],
  greetings: ['Hello Alice,', 'Dear Alice Example,', 'Hi Alice', ''],
  around: [
    'Thank you for selling on Amazon.',
    'You can see the details in Seller Central.',
    'Best regards,',
    'The Amazon team',
    'Time: 20 November 2026, 11:11 JST',
    'Have a good day.',
  ],
  tips: [
    'We recommend two-step verification to prevent unauthorized access to your account.',
    'If you think that someone else changed your password or e-mail address, contact us.',
    'Amazon will never ask for your password or your bank account by e-mail.',
    'This message was sent from a notification-only address that cannot receive replies.',
    '© 2026 Amazon.com, Inc. or its affiliates. All rights reserved.',
    'Security tips:\n- Never share a verification code.\n- Change your password if your e-mail address was changed without you.',
  ],
  changes: [
    {
      type: 'sign-in-email-changed',
      things: ['e-mail address', 'email address', 'sign-in email', 'login e-mail address'],
      verbs: en.edit,
      heldOut: ['notification e-mail address', 'primary email'],
    },
    {
      type: 'phone-changed',
      things: ['phone number', 'mobile phone number', 'mobile number'],
      verbs: [...en.add, ...en.edit],
      heldOut: ['cell phone number', 'telephone number on file'],
    },
    {
      type: 'password-changed',
      things: ['password', 'account password', 'Amazon password'],
      verbs: en.reset,
      heldOut: ['sign-in password'],
    },
    {
      type: 'two-step-changed',
      things: ['Two-Step Verification', 'two-factor authentication', '2SV', 'passkey'],
      verbs: en.switch,
      heldOut: ['authenticator app', 'multi-factor authentication', 'security key'],
    },
    {
      type: 'deposit-account-changed',
      things: ['deposit method', 'bank account', 'bank account information', 'disbursement account'],
      verbs: en.edit,
      heldOut: ['bank details', 'payout method'],
    },
    {
      type: 'charge-card-changed',
      things: ['charge method', 'credit card', 'payment method'],
      verbs: en.edit,
      heldOut: ['debit card'],
    },
    {
      type: 'user-changed',
      things: ['user permissions', 'secondary user'],
      verbs: en.person.slice(0, 2),
      heldOut: ['sub-user', 'administrator'],
    },
    {
      type: 'app-authorised',
      things: ['application', 'third-party app', 'developer'],
      verbs: en.allow,
      heldOut: ['software provider'],
    },
    {
      type: 'account-at-risk',
      things: ['seller account', 'selling account', 'Amazon account', 'account'],
      verbs: en.close,
      heldOut: ['selling privileges'],
    },
  ],
};

const de = {
  edit: [
    verb('geändert', 'ändern'),
    verb('aktualisiert', 'aktualisieren'),
    verb('ersetzt', 'ersetzen'),
    verb('entfernt', 'entfernen'),
  ],
  add: [verb('hinzugefügt', 'hinzufügen'), verb('entfernt', 'entfernen'), verb('hinterlegt', 'hinterlegen')],
  reset: [verb('geändert', 'ändern'), verb('zurückgesetzt', 'zurücksetzen')],
  switch: [verb('aktiviert', 'aktivieren'), verb('deaktiviert', 'deaktivieren'), verb('eingerichtet', 'einrichten')],
  close: [verb('gesperrt', 'sperren'), verb('deaktiviert', 'deaktivieren'), verb('geschlossen', 'schließen')],
  allow: [verb('autorisiert', 'autorisieren'), verb('genehmigt', 'genehmigen'), verb('verbunden', 'verbinden')],
};

export const german: Speech = {
  subjects: [
    'Ihr(e) {t} wurde {d}',
    '{T} {d}',
    'amazon.de: {t} wurde {d}',
    'Sie haben Ihr(e) {t} {d}',
    'Hinweis: {t} wurde erfolgreich {d}',
  ],
  done: [
    '{T} wurde {d}.',
    '{T} wurde soeben erfolgreich {d}.',
    'Wir haben {t} für Ihr Konto {d}.',
    'Sie haben vor Kurzem {t} {d}.',
    'Jemand hat {t} {d}.',
    'Hiermit bestätigen wir, dass {t} {d} wurde.',
    'Auf Ihren Wunsch wurde {t} am 20. November {d}.',
    '{T} wurde {d}. Wenn Sie das nicht waren, melden Sie sich bei uns.',
  ],
  harmless: {
    request: ['Bitte lassen Sie {t} {b}.', 'Wir bitten Sie, {t} zu {b}.', 'Sie müssen {t} bis Freitag {b}.'],
    condition: [
      'Wenn {t} {d} wurde, melden Sie sich.',
      'Falls {t} ohne Ihr Wissen {d} wurde, rufen Sie uns an.',
      'Sollte {t} {d} worden sein, schreiben wir Ihnen.',
    ],
    denial: ['{T} wurde nicht {d}.', 'Wir haben {t} noch nicht {d}.', '{T} konnte nicht {d} werden.'],
    future: ['{T} kann ab Mai {d} werden.', '{T} muss bis zum 1. Mai {d} werden.'],
    question: ['Wurde {t} {d}?', 'Haben Sie {t} {d}?', 'Möchten Sie {t} {b}?'],
    advice: [
      'Tipp: {t} von Zeit zu Zeit {b}.',
      'Erfahren Sie, wie Sie {t} {b}.',
      'E-Mails, in denen steht, {t} sei {d} worden, sind oft Betrug.',
    ],
    news: ['Neue Funktion: {t} jetzt in der App {b}.', 'Webinar: {t} richtig {b}.'],
  },
  general: [
    'Wichtige Informationen zu Ihrem Konto',
    'Ihr Amazon-Konto',
    'Nachricht von Amazon',
    'Mitteilung von Seller Central',
  ],
  greetings: ['Guten Tag Alice,', 'Hallo Alice Example,', ''],
  around: [
    'Vielen Dank, dass Sie bei Amazon verkaufen.',
    'Einzelheiten finden Sie in Seller Central.',
    'Freundliche Grüße',
    'Ihr Amazon-Team',
    'Zeit: 20. November 2026, 11:11',
  ],
  tips: [
    'Wir empfehlen die Zwei-Schritt-Verifizierung, um unbefugten Zugriff auf Ihr Konto zu verhindern.',
    'Wenn Sie glauben, dass jemand Ihr Passwort geändert hat, melden Sie sich.',
    'Amazon fragt Sie niemals nach Ihrem Passwort oder Ihrem Bankkonto.',
    'Diese E-Mail wurde von einer Adresse gesendet, die keine Antworten empfängt.',
    'Sicherheitstipps:\n- Geben Sie nie einen Bestätigungscode weiter.\n- Ändern Sie Ihr Passwort, wenn Ihre E-Mail-Adresse geändert wurde.',
  ],
  changes: [
    {
      type: 'sign-in-email-changed',
      things: ['E-Mail-Adresse', 'Anmelde-E-Mail-Adresse', 'E-Mail'],
      verbs: de.edit,
      heldOut: ['Login-E-Mail'],
    },
    {
      type: 'phone-changed',
      things: ['Telefonnummer', 'Mobiltelefonnummer', 'Handynummer'],
      verbs: [...de.add, ...de.edit],
      heldOut: ['Rufnummer', 'Mobilfunknummer'],
    },
    { type: 'password-changed', things: ['Passwort', 'Kennwort'], verbs: de.reset, heldOut: ['Amazon-Passwort'] },
    {
      type: 'two-step-changed',
      things: ['Zwei-Schritt-Verifizierung', 'Zwei-Faktor-Authentifizierung', 'Passkey'],
      verbs: de.switch,
      heldOut: ['Authenticator-App', 'Sicherheitsschlüssel'],
    },
    {
      type: 'deposit-account-changed',
      things: ['Bankkonto', 'Bankverbindung', 'Auszahlungsmethode'],
      verbs: de.edit,
      heldOut: ['Einzahlungsmethode', 'Auszahlungskonto'],
    },
    {
      type: 'charge-card-changed',
      things: ['Kreditkarte', 'Zahlungsmethode'],
      verbs: de.edit,
      heldOut: ['Abbuchungsmethode'],
    },
    {
      type: 'user-changed',
      things: ['Benutzer', 'Nutzerberechtigung'],
      verbs: de.add.slice(0, 2),
      heldOut: ['Administrator'],
    },
    {
      type: 'app-authorised',
      things: ['App', 'Anwendung', 'Entwickler'],
      verbs: de.allow,
      heldOut: ['Drittanbieter-App'],
    },
    {
      type: 'account-at-risk',
      things: ['Verkäuferkonto', 'Amazon-Konto', 'Konto'],
      verbs: de.close,
      heldOut: ['Verkaufsberechtigung'],
    },
  ],
};

const ja = {
  edit: [verb('変更', '変更'), verb('更新', '更新'), verb('削除', '削除')],
  add: [verb('追加', '追加'), verb('登録', '登録'), verb('削除', '削除')],
  reset: [verb('変更', '変更'), verb('再設定', '再設定'), verb('リセット', 'リセット')],
  switch: [verb('追加', '追加'), verb('解除', '解除'), verb('設定', '設定'), verb('変更', '変更')],
  close: [verb('停止', '停止'), verb('一時停止', '一時停止'), verb('閉鎖', '閉鎖'), verb('ロック', 'ロック')],
  allow: [verb('承認', '承認'), verb('連携', '連携'), verb('許可', '許可')],
  person: [verb('追加', '追加'), verb('変更', '変更'), verb('削除', '削除')],
};

export const japanese: Speech = {
  subjects: [
    '{t}が{d}されました',
    '{t}の{d}が完了しました',
    '{t}{d}のお知らせ',
    '{t}を{d}しました',
    'amazon.co.jp：{t}が{d}されました',
    '【重要】{t}が{d}されました',
  ],
  done: [
    'お客様の{t}が{d}されました。',
    '{t}を{d}いたしました。',
    'ご依頼により、{t}を{d}しました。',
    '{t}の{d}が完了しましたのでお知らせいたします。',
    'アカウントの{t}が11月20日に{d}されたことをお知らせします。',
    '先ほど{t}が正常に{d}されました。',
    'どなたかが{t}を{d}しました。',
    '{t}が{d}されました。お心当たりがない場合はご連絡ください。',
    '安全のため、{t}を{d}させていただきました。',
    '{t}は{d}済みです。',
  ],
  harmless: {
    request: [
      '{t}を{d}してください。',
      '{t}の{d}をお願いいたします。',
      'お手数ですが、{t}をご確認のうえ{d}いただきますようお願いします。',
      '{t}の{d}が必要です。',
    ],
    condition: [
      '{t}が{d}された場合は、ご連絡ください。',
      'もし{t}が{d}されたら、すぐにご連絡ください。',
      '{t}を{d}した際は、通知が届きます。',
      '{t}が{d}されたときは、メールでお知らせします。',
    ],
    denial: ['{t}は{d}されていません。', '{t}を{d}できませんでした。', '{t}はまだ{d}されておりません。'],
    future: ['5月から{t}を{d}できます。', '{t}は近日中に{d}できる予定です。'],
    question: ['{t}を{d}しましたか？', '最近、{t}は{d}されましたか。'],
    advice: [
      'ヒント：{t}は定期的に{d}することをお勧めします。',
      '{t}の{d}方法はヘルプをご覧ください。',
      '「{t}が{d}されました」という偽のメールにご注意ください。',
    ],
    news: [
      '新機能：アプリで{t}を{d}できるようになりました。',
      '{t}の{d}に関するウェビナーを開催しました。',
      '{t}に関するヘルプページを更新しました。',
    ],
  },
  general: [
    'お客様のアカウントについてのお知らせ',
    '[重要] Amazon.co.jp よりお客様へのお知らせ',
    'Amazonからのお知らせ',
    'セラーセントラルからのご連絡',
  ],
  greetings: ['アリス様', 'アリス様\nいつもAmazon.co.jpをご利用いただき、ありがとうございます。', ''],
  around: [
    '詳しくはセラーセントラルをご覧ください。',
    '今後ともよろしくお願いいたします。',
    'Amazon.co.jp カスタマーサービス',
    '日時：2026年11月20日 11:11',
  ],
  tips: [
    '不正アクセスを防ぐため、2段階認証のご利用をお勧めしています。',
    'パスワードやEメールアドレスが変更された覚えがない場合は、カスタマーサービスまでご連絡ください。',
    'Amazonがメールでパスワードや銀行口座をお尋ねすることは決してありません。',
    'このメールアドレスは配信専用です。返信いただいてもお答えできません。',
    '安全にご利用いただくためのヒント\n・確認コードを他人に教えないでください\n・第三者による不正アクセスが確認された場合はパスワードを変更してください',
    '© 2026 Amazon.com, Inc.',
  ],
  changes: [
    {
      type: 'sign-in-email-changed',
      things: ['Eメールアドレス', 'メールアドレス', 'ログイン用メールアドレス'],
      verbs: ja.edit,
      heldOut: ['ご登録メールアドレス', '通知先Eメールアドレス'],
    },
    {
      type: 'phone-changed',
      things: ['携帯電話番号', '電話番号'],
      verbs: [...ja.add, ...ja.edit],
      heldOut: ['携帯番号', '登録電話番号'],
    },
    {
      type: 'password-changed',
      things: ['パスワード', 'アカウントのパスワード'],
      verbs: ja.reset,
      heldOut: ['サインイン用パスワード'],
    },
    {
      type: 'two-step-changed',
      things: ['2段階認証', '二段階認証', 'パスキー', '認証アプリ'],
      verbs: ja.switch,
      heldOut: ['2要素認証', 'セキュリティキー', '多要素認証'],
    },
    {
      type: 'deposit-account-changed',
      things: ['銀行口座', '銀行口座情報', '入金方法', '入金先口座'],
      verbs: ja.edit,
      heldOut: ['振込先口座', '受取口座'],
    },
    {
      type: 'charge-card-changed',
      things: ['請求方法', 'クレジットカード', 'クレジットカード情報'],
      verbs: ja.edit,
      heldOut: ['お支払い方法'],
    },
    {
      type: 'user-changed',
      things: ['ユーザー権限', 'ユーザー', '新しいユーザー'],
      verbs: ja.person,
      heldOut: ['サブユーザー', 'アクセス権'],
    },
    {
      type: 'app-authorised',
      things: ['アプリ', 'アプリケーション', '開発者'],
      verbs: ja.allow,
      heldOut: ['外部ツール'],
    },
    {
      type: 'account-at-risk',
      things: ['出品用アカウント', 'アカウント', '出品権限'],
      verbs: ja.close,
      heldOut: ['販売権限', 'セラーアカウント'],
    },
  ],
};

/** Titles that sound like notices. */
export const titles: readonly string[] = [
  'New Bank Account Ledger Book',
  'Password Changed My Life: A Memoir',
  'YK-5 OTP token security key',
  'Your e-mail address was changed (Kindle)',
  'The unauthorized access to your account: a thriller',
  'パスワードが変更されました 手帳',
  '銀行口座が変更されました（新書）',
  '2段階認証が無効になりました Tシャツ',
  'L.L.Bean/エルエルビーン トートバッグ',
  '第三者が不正にアクセスした夜',
  'Ihr Passwort wurde geändert: Roman',
  '27" Monitor, account was suspended edition',
  'ユーザーが追加されました「完全版」',
];
