// Honest mails that name Amazon in passing: from newsletters, couriers, employers, competitors.
import type { Kind } from './honest-warners.ts';

export const traders: readonly Kind[] = [
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
