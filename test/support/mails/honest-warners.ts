// Honest mails about an account at Amazon, a payment or a fake: from friends, tools, banks and whoever warns.

/** What its link says stands last; without it there is none. */
export type Letter = readonly [subject: string, text: string, words?: string];

export interface Kind {
  readonly kind: string;
  readonly from: string;
  /** Where its links lead; its own domain where nothing is said. */
  readonly to?: string;
  readonly letters: readonly Letter[];
}

export const warners: readonly Kind[] = [
  {
    kind: 'a friend who bought something',
    from: 'Bob <bob@example.com>',
    letters: [
      ['Your book', 'I ordered it on Amazon, it comes on Friday.'],
      ['Re: カメラ', 'アマゾンで買ったカメラ、良かったです。'],
    ],
  },
  {
    kind: 'a colleague about sales',
    from: '田中 <tanaka@shop.example>',
    letters: [
      ['Amazonの売上', '先月のAmazonの売上レポートを確認してください。'],
      ['セラーセントラルの件', 'セラーセントラルの出品用アカウントの権限を確認しました。'],
    ],
  },
  {
    kind: 'a colleague named after his task',
    from: 'Amazon担当 田中 <tanaka@shop.example>',
    letters: [
      ['在庫の件', '在庫を確認してください。'],
      ['返品', 'Amazonの返品が3件あります。'],
    ],
  },
  {
    kind: 'a tool for sellers, a connection that ended',
    from: 'Sellertool <support@sellertool.example>',
    to: 'app.sellertool.example',
    letters: [
      ['Your Amazon account connection expired', 'Hi Hana, please reconnect.', 'Reconnect'],
      [
        'Your seller account needs to be reconnected',
        'The authorization of your Amazon seller account expires in 7 days.',
        'Renew',
      ],
    ],
  },
  {
    kind: 'a tool for sellers, a report',
    from: 'Repricer Pro <report@repricer.example>',
    letters: [
      ['Your weekly Amazon sales report', 'Sales of your shop on Amazon: 123', 'Open'],
      ['Amazon週間レポート', '今週の売上をお知らせします。', '開く'],
    ],
  },
  {
    kind: 'a tool named after Amazon',
    from: 'Price Hound for Amazon <alerts@pricehound.example>',
    letters: [
      ['Price drop', 'A product that you watch is cheaper now.', 'See it'],
      ['Amazon price alert', 'Down by 12 %', 'Open'],
    ],
  },
  {
    kind: 'a bookkeeping program',
    from: 'Ledger Cloud <hello@ledger.example>',
    letters: [
      ['Your Amazon payments were imported', '14 payments were imported.', 'View'],
      ['Amazonの入金を取り込みました', '14件の入金を取り込みました。', '確認する'],
    ],
  },
  {
    kind: 'a password manager after a breach',
    from: 'Passwords <alert@passwords.example>',
    letters: [
      ['A site you use was breached', 'Change your password for amazon.com', 'Open'],
      ['Security report', 'Your Amazon password is used twice. Update your password.', 'Open vault'],
    ],
  },
  {
    kind: 'a password manager after a sign-in',
    from: 'Keyring <security@keyring.example>',
    letters: [
      ['New sign-in to Keyring', 'If this was not you, change your password.', 'Review'],
      ['新しい端末からのログイン', 'Keyringに新しい端末からログインがありました。', '確認'],
    ],
  },
  {
    kind: 'a bank, a purchase',
    from: 'Example Bank <info@bank.example>',
    letters: [
      ['カードご利用のお知らせ', 'ご利用先：AMAZON.CO.JP 1,980円', '明細'],
      ['You spent 12.00', 'You spent 12.00 at AMAZON EU', 'Sign in'],
    ],
  },
  {
    kind: 'a bank, a payment declined',
    from: 'Example Bank <alerts@bank.example>',
    letters: [
      ['Payment declined', 'Your payment to Amazon was declined.', 'Sign in'],
      [
        'お支払いが承認されませんでした',
        'Amazonでのお支払いが承認されませんでした。カード情報をご確認ください。',
        'ログイン',
      ],
    ],
  },
  {
    kind: 'who issues Amazon’s card in Japan',
    from: 'Amazon Mastercard <statement@vpass.ne.jp>',
    to: 'www.smbc-card.com',
    letters: [
      ['お支払い金額のお知らせ', '大野 花子 様\nお支払い金額が確定しました。', '明細'],
      ['ご利用のお知らせ', '大野 花子 様\nAmazon.co.jp 3,980円', '明細'],
    ],
  },
  {
    kind: 'who issues Amazon’s card elsewhere',
    from: 'Prime Visa <no-reply@chase.com>',
    letters: [
      ['Your statement is ready', 'Your Prime Visa statement is ready.', 'View'],
      ['Payment received', 'Thank you for your payment.', 'Account'],
    ],
  },
  {
    kind: 'a payment service’s receipt',
    from: 'Example Pay <service@pay.example>',
    letters: [
      ['Receipt for your payment to Amazon', 'You paid 12.00 to Amazon EU.', 'View'],
      ['Zahlung an Amazon', 'Sie haben 12,00 EUR an Amazon EU gezahlt.', 'Ansehen'],
    ],
  },
  {
    kind: 'a council that warns',
    from: 'フィッシング対策協議会 <info@antiphishing.jp>',
    to: 'www.antiphishing.jp',
    letters: [
      ['緊急情報：Amazonをかたるフィッシング', '件名の例：お客様のAmazonアカウントは停止されました'],
      ['Amazonをかたるフィッシング (2026/11/20)', '24時間以内に確認、などと書かれています。'],
    ],
  },
  {
    kind: 'the police',
    from: 'サイバー警察局 <info@npa.go.jp>',
    to: 'www.npa.go.jp',
    letters: [
      ['フィッシング詐欺にご注意', 'Amazonを装い、アカウントが停止されたと書くメールが届いています。'],
      ['注意喚起', 'Amazonカスタマーサービスを名乗る電話にご注意ください。'],
    ],
  },
  {
    kind: 'a news site on fakes',
    from: 'Security News <news@secnews.example>',
    letters: [
      [
        'Fake Amazon mails are back',
        'Subjects seen: "Your Amazon account has been locked", "Verify your account within 24 hours".',
        'Read',
      ],
      [
        'Amazonの偽メール',
        '「お客様のアカウントは停止されました」という件名の偽メールが出回っています。',
        '続きを読む',
      ],
    ],
  },
  {
    kind: 'the IT department',
    from: 'IT Helpdesk Hana Ono <it@corp.example>',
    letters: [
      ['Beware of a phishing mail', 'A mail "Your Amazon account has been suspended" goes round. Do not click.'],
      ['不審メールに注意', '「Amazonアカウントが停止」という件名のメールは開かないでください。'],
    ],
  },
];
