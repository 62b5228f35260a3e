// Honest mails that have to do with Amazon and aren't Amazon's: forty kinds, each in several wordings, languages and deliveries.
// What is measured is that none is called a fake. The same seed gives the same mails.
import { type MailSpec, mailBytes, passes } from './mail.ts';
import { random } from './random.ts';

export interface HonestMail {
  readonly kind: string;
  readonly raw: Buffer;
}

type Random = ReturnType<typeof random>;
type Letter = readonly [subject: string, text: string, words?: string];

interface Kind {
  readonly kind: string;
  readonly from: string;
  /** Where its links lead; its own domain where nothing is said. */
  readonly to?: string;
  readonly letters: readonly Letter[];
}

const kinds: readonly Kind[] = [
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
  {
    kind: 'a newsletter of deals',
    from: 'Deals Weekly <news@deals.example>',
    letters: [
      ['Best Amazon deals this week', 'Up to 40 % off.', 'Amazon.com'],
      ['Amazonセール情報', 'プライムデーのおすすめ', 'Amazonで見る'],
    ],
  },
  {
    kind: 'a newsletter for sellers',
    from: 'ECの森 <mag@ecmori.example>',
    letters: [
      ['Amazon出品者ニュース', 'セラーセントラルの新機能について', '続きを読む'],
      ['【無料セミナー】Amazon物販', '残席わずか、お早めに', '申し込む'],
    ],
  },
  {
    kind: 'a freight forwarder',
    from: 'Ocean Forwarders <sales@forwarders.example>',
    letters: [
      ['Amazon FBA shipping from China', 'We ship to Amazon warehouses, rates from 3 USD/kg.', 'Get a quote'],
      ['FBA freight rates', 'Door to door to Amazon FBA. Contact me: +86 755 0000 0000.'],
    ],
  },
  {
    kind: 'a courier',
    from: 'Courier <notice@courier.example>',
    letters: [
      ['お荷物のお届け', 'Amazonからのお荷物をお届けします。', '追跡'],
      ['Your parcel from Amazon', 'Your Amazon order is out for delivery today.', 'Track'],
    ],
  },
  {
    kind: 'a courier who missed you',
    from: 'Parcel Express <info@parcels.example>',
    letters: [
      ['ご不在連絡', 'Amazonのお荷物をお持ちしましたがご不在でした。', '再配達'],
      ['We missed you', 'Choose another day for your Amazon parcel.', 'Choose'],
    ],
  },
  {
    kind: 'a job portal',
    from: '求人ナビ <jobs@jobs.example>',
    letters: [
      ['倉庫スタッフ募集', 'Amazonの倉庫で働きませんか', '応募'],
      ['Amazon is hiring', 'Warehouse associate, 1.2 km from you', 'Apply'],
    ],
  },
  {
    kind: 'a campaign with vouchers',
    from: 'Lotto Maker <gift@maker.example>',
    letters: [
      ['アンケートに答えてAmazonギフト券', '抽選でAmazonギフト券1,000円分', '回答'],
      ['Win an Amazon gift card', 'Answer three questions.', 'Start'],
    ],
  },
  {
    kind: 'a point site',
    from: 'ポイントモール <info@pointmall.example>',
    letters: [
      ['Amazonギフト券への交換が完了しました', '1,000円分に交換しました。', '履歴'],
      ['ポイント失効のお知らせ', 'ポイントモールのポイントがまもなく失効します。', '確認'],
    ],
  },
  {
    kind: 'the rain forest',
    from: 'Amazon Rainforest Fund <news@forest.example>',
    letters: [
      ['Save the Amazon river', 'Every hectare counts.', 'Donate'],
      ['アマゾン川の今', '熱帯雨林を守る', '寄付する'],
    ],
  },
  {
    kind: 'a cloud provider’s invoice',
    from: 'Cloud Host <billing@cloudhost.example>',
    letters: [
      ['Your invoice', 'Hosting on Amazon Web Services included.', 'Invoice'],
      ['請求書', 'ご利用料金のお知らせ', '請求書'],
    ],
  },
  {
    kind: 'a file that lies at AWS',
    from: 'Tool <news@filetool.example>',
    to: 'filetool.s3.amazonaws.com',
    letters: [
      ['Your report', 'The report is ready.', 'Your report'],
      ['レポート', 'レポートができました。', 'ダウンロード'],
    ],
  },
  {
    kind: 'a developer’s alert',
    from: 'CI Bot <ci@build.example>',
    letters: [
      ['Build failed: amazon-sp-api', 'Job 123 failed in amazon-sp-api.', 'Log'],
      ['[amazon-sp-api] release 1.2', 'New release', 'Notes'],
    ],
  },
  {
    kind: 'a forum',
    from: 'Seller Forum Digest <digest@forum.example>',
    letters: [
      ['Re: Account suspended', 'Alice wrote: my Amazon account was suspended, what can I do?', 'Reply'],
      ['フォーラム新着', '「出品用アカウントが停止された」への返信', '読む'],
    ],
  },
  {
    kind: 'a lawyer for suspended sellers',
    from: 'Ono Law Office <ono@law.example>',
    letters: [
      ['Amazon account suspended? We help', 'We write appeals for sellers.', 'Call us'],
      ['アカウント停止のご相談', 'Amazonのアカウント停止でお困りの方へ', '相談する'],
    ],
  },
  {
    kind: 'a survey on shopping',
    from: 'Opinion Lab <panel@opinions.example>',
    letters: [
      ['How often do you use Amazon?', 'Five minutes, 100 points.', 'Begin'],
      ['ネット通販のアンケート', 'Amazonや他の通販のご利用について', '回答する'],
    ],
  },
  {
    kind: 'an insurer',
    from: 'Sompo Example <mail@insurer.example>',
    letters: [
      ['ご契約のお知らせ', 'ギフトはAmazonギフト券です。', '確認'],
      ['Policy renewal', 'Renew now and get an Amazon voucher.', 'Renew'],
    ],
  },
  {
    kind: 'a phone company',
    from: 'Mobile Example <info@mobile.example>',
    letters: [
      ['プライム特典のご案内', 'Amazonプライムが1年無料', '登録'],
      ['Your bill', 'Amazon Prime: 5.90', 'View bill'],
    ],
  },
  {
    kind: 'a marketplace that competes',
    from: 'Rakuba Market <order@rakuba.example>',
    letters: [
      ['ご注文ありがとうございます', 'ご注文を承りました。', '注文履歴'],
      ['Your order has shipped', 'Cheaper than Amazon, promised.', 'Track'],
    ],
  },
  {
    kind: 'a book shop of a similar name',
    from: 'Amazing Books <shop@amazing-books.example>',
    letters: [
      ['Amazing offers', 'Three for two.', 'Shop'],
      ['Your order', 'Thank you for your order.', 'View'],
    ],
  },
  {
    kind: 'a school',
    from: 'Class 3B <teacher@school.example>',
    letters: [
      ['Geography: the Amazon basin', 'Please read pages 12 to 20.'],
      ['地理の宿題', 'アマゾン流域について調べてください。'],
    ],
  },
  {
    kind: 'a family member with a list',
    from: 'Mum <mum@example.org>',
    letters: [
      ['wish list', 'Grandma does not know how to open the Amazon list.'],
      ['誕生日', 'Amazonのほしい物リスト見たよ'],
    ],
  },
  {
    kind: 'an accountant who asks',
    from: 'Carol <carol@example.org>',
    letters: [
      ['Amazon invoices', 'Please send me the invoices of your Amazon account for October.'],
      ['Amazonの請求書', '10月分を送ってください。'],
    ],
  },
];

/** How receiving servers write, and one that writes nothing. */
const deliveries: readonly ((domain: string) => Pick<MailSpec, 'results' | 'server'>)[] = [
  (domain) => ({ results: passes(domain), server: 'mx.example.net' }),
  (domain) => ({ results: passes(domain, 'mx.google.com'), server: 'mx.google.com' }),
  (domain) => ({
    results: `spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=${domain}; dkim=pass header.d=${domain};dmarc=pass action=none header.from=${domain};compauth=pass`,
    server: 'BN8.eop-nam12.prod.protection.outlook.com',
  }),
  () => ({ results: null, server: 'mx.example.net' }),
];

/** Services that count clicks, and lists' foot lines: what honest bulk mail has. */
const counters = ['click.esp-mail.example', 'u1234567.ct.sendgrid.net', 'links.mailer.example'];

function honest(r: Random): HonestMail {
  const { kind, from, to, letters } = r.pick(kinds);
  const domain = /@([^>]+)/.exec(from)?.[1] ?? '';
  const [subject, text, words] = r.pick(letters);
  const own = to ?? `www.${domain}`;
  const host = words !== undefined && r.next() < 0.2 ? r.pick(counters) : own;
  const number = Math.floor(r.next() * 1e6);
  const link = words === undefined ? '' : `<p><a href="https://${host}/${number}">${words}</a></p>`;
  const foot = r.pick([
    '',
    `<p style="display:none">${subject}</p>`,
    '<p style="font-size:11px;color:#999">Unsubscribe</p>',
    `<img src="https://${own}/logo.png" alt="">`,
  ]);
  const isPage = words !== undefined || r.next() < 0.3;
  return {
    kind,
    raw: mailBytes({
      ...{
        from,
        subject: r.pick([subject, `${subject} (${number})`, `Re: ${subject}`]),
        text: isPage ? '' : `${text}\n\n-- \n${domain}`,
      },
      ...(isPage && {
        html: `<style>p{margin:0}@media (max-width:600px){.m{display:none}}</style><p>${text.replace(/\n/g, '<br>')}</p>${link}${foot}`,
      }),
      ...r.pick(deliveries)(domain),
    }),
  };
}

/** `n` honest mails. */
export function* honestMails(n: number, seed = 1): Generator<HonestMail> {
  const r = random(seed);
  for (let i = 0; i < n; i++) yield honest(r);
}

export const honestKinds = kinds.map(({ kind }) => kind);
