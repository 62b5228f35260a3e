// Wordings of what Amazon writes to who sells: of listings, deposits and buyers, in three languages. Written apart from the
// rules that read them, so that these are held against words that their author did not list.
export interface SellerWording {
  readonly address: string;
  readonly marketplaceId: string;
  readonly currency: string;
  readonly hello: string;
  readonly colon: string;
  readonly labels: Readonly<Record<'title' | 'sku' | 'asin' | 'quantity' | 'price' | 'order', string>>;
  /** Sentences, by what they say was done to a listing. */
  readonly listings: Readonly<Record<'created' | 'changed' | 'removed' | 'hidden', readonly string[]>>;
  /** ... that say of a listing what wasn't done. */
  readonly noListings: readonly string[];
  readonly money: (whole: number) => string;
  readonly deposits: readonly ((amount: string, tail: string) => string)[];
  readonly noDeposits: readonly ((amount: string, tail: string) => string)[];
  readonly claims: readonly (readonly [matter: string, sentence: string])[];
  /** What buyers write themselves. */
  readonly messages: readonly (readonly [matter: string, sentence: string])[];
  readonly reminders: readonly string[];
}

export const sellerWordings: Readonly<Record<'ja' | 'en' | 'de', SellerWording>> = {
  ja: {
    address: 'no-reply@amazon.co.jp',
    marketplaceId: 'A1VC38T7YXB528',
    currency: 'JPY',
    hello: 'アリスの古本屋 御中',
    colon: '：',
    labels: {
      title: '商品名',
      sku: '出品者SKU',
      asin: 'ASIN',
      quantity: '在庫数',
      price: '販売価格',
      order: '注文番号',
    },
    listings: {
      created: [
        'お客様の商品がAmazonに掲載されました。',
        '出品情報の登録を受け付けました。',
        '1点の商品の出品が承認されました。',
        '商品を新しく公開しました。',
      ],
      changed: ['出品中の商品の価格が更新されました。', '商品の情報を変更いたしました。'],
      removed: ['お客様の出品は取り下げられました。', '次の商品をカタログから削除いたしました。'],
      hidden: ['ポリシー違反のため、この商品は検索結果から除外されています。', '出品が停止されました。'],
    },
    noListings: [
      '商品の価格を下げると、販売の機会が増える可能性があります。',
      '商品情報の登録に失敗しました。内容を確認して、もう一度お試しください。',
    ],
    money: (whole) => `${whole.toLocaleString('en-US')}円`,
    deposits: [
      (amount, tail) => `売上金${amount}を、ご登録の口座（末尾${tail}）へ入金いたしました。`,
      (amount, tail) => `下4桁が${tail}の銀行口座への送金手続きが完了しました。金額は${amount}です。`,
      (amount, tail) => `今回のお振込みを行いました。\n入金額：${amount}\n振込先：テスト銀行 ****${tail}`,
    ],
    noDeposits: [
      (amount, tail) => `末尾${tail}の口座への${amount}の入金は保留されています。`,
      (_, tail) => `入金先の口座が、末尾${tail}に変更されました。`,
    ],
    claims: [
      ['return', '購入者が商品の返品を希望しています。'],
      ['claim', '購入者よりマーケットプレイス保証の申請がありました。'],
      ['chargeback', '購入者のカード会社からチャージバックの通知を受け取りました。'],
    ],
    messages: [
      ['missing', '一週間たっても商品が届いていません。'],
      ['missing', '配達済みになっているのに、受け取っていません。'],
      ['cancelled', '勝手にキャンセルされたのはなぜですか。'],
      ['message', '領収書をいただけますか。'],
    ],
    reminders: ['出荷期限まであと1日です。', 'ご注文の商品がまだ未出荷です。'],
  },
  en: {
    address: 'donotreply@amazon.com',
    marketplaceId: 'ATVPDKIKX0DER',
    currency: 'USD',
    hello: 'Dear Alice,',
    colon: ':',
    labels: {
      title: 'Product name',
      sku: 'Your SKU',
      asin: 'ASIN',
      quantity: 'Available',
      price: 'Your price',
      order: 'Order ID',
    },
    listings: {
      created: [
        'Congratulations, your product is now for sale on Amazon.',
        'We have published your new offer.',
        'Your item has been listed.',
        'A listing was added to your inventory.',
      ],
      changed: ['The price of your offer has been updated.', 'Your listing was edited.'],
      removed: ['We have removed your listing.', 'Your offer was taken down and is closed.'],
      hidden: ['Your listing is inactive.', 'We suppressed this product from search.'],
    },
    noListings: [
      'Lower the price of your listing and you could sell more.',
      'Please review the listing below before it may be removed.',
    ],
    money: (whole) => `$${whole.toLocaleString('en-US')}.25`,
    deposits: [
      (amount, tail) => `A payment of ${amount} was sent to your bank account ending in ${tail}.`,
      (amount, tail) => `Your disbursement has been initiated.\nAmount: ${amount}\nBank account: Test Bank xxxx${tail}`,
      (amount, tail) => `We transferred ${amount} to the account with the last 4 digits ${tail}.`,
    ],
    noDeposits: [
      (amount, tail) => `The transfer of ${amount} to your account ending in ${tail} could not be completed.`,
      (_, tail) => `Your deposit method was changed to the account ending in ${tail}.`,
    ],
    claims: [
      ['return', 'Your customer wants to return an item.'],
      ['claim', 'A customer has opened an A-to-z Guarantee claim.'],
      ['chargeback', 'The buyer disputed the charge: a chargeback was filed.'],
    ],
    messages: [
      ['missing', 'I still have not received my book, it was due last week.'],
      ['missing', 'Where is my order?'],
      ['cancelled', 'Why did you cancel on me?'],
      ['message', 'Could you send me an invoice?'],
    ],
    reminders: ['Reminder: please ship this order soon.', 'This order has not yet been shipped.'],
  },
  de: {
    address: 'nicht-antworten@amazon.de',
    marketplaceId: 'A1PA6795UKMFR9',
    currency: 'EUR',
    hello: 'Guten Tag Alice,',
    colon: ':',
    labels: {
      title: 'Artikelname',
      sku: 'Händler-SKU',
      asin: 'ASIN',
      quantity: 'Bestand',
      price: 'Ihr Preis',
      order: 'Bestellnummer',
    },
    listings: {
      created: [
        'Ihr Angebot wurde eingestellt.',
        'Ihr Artikel ist jetzt online.',
        'Wir haben Ihr neues Angebot veröffentlicht.',
        'Ihr Produkt wurde gelistet.',
      ],
      changed: ['Der Preis Ihres Angebots wurde angepasst.', 'Ihr Angebot wurde aktualisiert.'],
      removed: ['Ihr Angebot wurde gelöscht.', 'Wir haben diesen Artikel entfernt.'],
      hidden: ['Ihr Angebot ist inaktiv.', 'Dieses Produkt wurde in der Suche unterdrückt.'],
    },
    noListings: ['Bitte prüfen Sie Ihr Angebot.', 'Wenn Sie den Preis Ihres Angebots senken, verkaufen Sie mehr.'],
    money: (whole) => `${whole.toLocaleString('de-DE')},25 €`,
    deposits: [
      (amount, tail) => `Wir haben ${amount} auf Ihr Konto mit den Endziffern ${tail} überwiesen.`,
      (amount, tail) => `Ihre Auszahlung wurde veranlasst.\nBetrag: ${amount}\nBankkonto: Testbank ••••${tail}`,
    ],
    noDeposits: [
      (amount, tail) => `Die Überweisung von ${amount} auf das Konto mit den Endziffern ${tail} ist fehlgeschlagen.`,
      (_, tail) => `Ihr Bankkonto für Auszahlungen wurde geändert. Es endet auf ${tail}.`,
    ],
    claims: [
      ['return', 'Ihr Kunde hat eine Rücksendung beantragt.'],
      ['claim', 'Ein Käufer hat einen A-bis-z-Garantieantrag gestellt.'],
      ['chargeback', 'Der Käufer hat eine Rückbuchung veranlasst.'],
    ],
    messages: [
      ['missing', 'Mein Paket ist noch nicht angekommen.'],
      ['missing', 'Wo bleibt meine Bestellung?'],
      ['cancelled', 'Warum haben Sie die Bestellung storniert?'],
      ['message', 'Kann ich eine Rechnung haben?'],
    ],
    reminders: ['Erinnerung: Bitte versenden Sie diese Bestellung.', 'Diese Bestellung wurde noch nicht versandt.'],
  },
};
