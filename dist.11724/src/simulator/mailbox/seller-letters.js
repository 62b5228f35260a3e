const selling = { kind: 'amazon', user: 'seller-notification' };
const guarantee = { kind: 'amazon', user: 'atoz-guarantee-no-reply' };
const chargebacks = { kind: 'amazon', user: 'cb-seller-query' };
const buyer = { kind: 'passed-on', user: 'k3x9{n}' };
const goods = {
    ja: 'SKU：{sku}\nASIN：{asin}\n商品名：{title}\n価格：{price}\n数量：{quantity}',
    en: 'SKU: {sku}\nASIN: {asin}\nItem: {title}\nPrice: {price}\nQuantity: {quantity}',
};
const listing = (ja, en) => ({
    ja: { sender: selling, subject: `${ja[0]}：{title}`, text: `{name} 様\n\n${ja[1]}\n\n${goods.ja}` },
    en: { sender: selling, subject: `${en[0]}: {title}`, text: `Hello {name},\n\n${en[1]}\n\n${goods.en}` },
});
export const sellerLetters = {
    'listing-created': listing(['出品完了のお知らせ', '以下の商品の出品が完了しました。'], ['Your listing is live', 'The following listing was created.']),
    'listing-changed': listing(['出品情報の更新', '以下の商品の価格が変更されました。'], ['Listing updated', 'The price of this listing was changed.']),
    'listing-removed': listing(['出品の削除', '以下の商品の出品は削除されました。'], ['Listing removed', 'This listing has been removed.']),
    'listing-hidden': listing(['商品が検索結果に表示されなくなりました', '以下の商品は検索結果から除外され、非表示になりました。'], ['A listing was suppressed', 'This listing has been suppressed from search.']),
    'deposit-sent': {
        ja: {
            sender: selling,
            subject: '売上金のお振り込みのお知らせ',
            text: '{name} 様\n\n{amount}を、末尾が{tail}の銀行口座に振り込みました。着金まで数営業日かかります。',
        },
        en: {
            sender: selling,
            subject: 'Your payment is on the way',
            text: 'Hello {name},\n\nWe have sent {amount} to your bank account ending in {tail}. It may take a few days to show.',
        },
    },
    'ship-reminder': {
        ja: {
            sender: selling,
            subject: '出荷期限が近づいています（注文番号：{order}）',
            text: '{name} 様\n\n以下の注文は、出荷通知がまだ送信されていません。\n\n注文番号：{order}\n\nお届け先：\n{buyer}',
        },
        en: {
            sender: selling,
            subject: 'Reminder: order {order} has not been shipped',
            text: 'Hello {name},\n\nThis order is still to be confirmed as shipped.\n\nOrder ID: {order}\n\nShip to:\n{buyer}',
        },
    },
    'return-requested': {
        ja: {
            sender: selling,
            subject: '返品リクエストのお知らせ（注文番号：{order}）',
            text: '{name} 様\n\n購入者から返品の申請がありました。\n\n注文番号：{order}\n購入者：{buyer}\n理由：届いた商品が説明と違う',
        },
        en: {
            sender: selling,
            subject: 'Return requested for order {order}',
            text: 'Hello {name},\n\nThe buyer has requested a return.\n\nOrder ID: {order}\nBuyer: {buyer}\nReason: not as described',
        },
    },
    'claim-filed': {
        ja: {
            sender: guarantee,
            subject: 'Amazonマーケットプレイス保証の申請がありました（注文番号：{order}）',
            text: '{name} 様\n\n購入者がマーケットプレイス保証を申請しました。\n\n注文番号：{order}\n購入者：{buyer}',
        },
        en: {
            sender: guarantee,
            subject: 'A-to-z Guarantee claim for order {order}',
            text: 'Hello {name},\n\nA buyer has filed an A-to-z Guarantee claim.\n\nOrder ID: {order}\nBuyer: {buyer}',
        },
    },
    chargeback: {
        ja: {
            sender: chargebacks,
            subject: 'チャージバックのお知らせ（注文番号：{order}）',
            text: '{name} 様\n\nご注文についてチャージバックが発生しました。\n\n注文番号：{order}\n購入者：{buyer}',
        },
        en: {
            sender: chargebacks,
            subject: 'Chargeback for order {order}',
            text: 'Hello {name},\n\nA chargeback was filed against this order.\n\nOrder ID: {order}\nBuyer: {buyer}',
        },
    },
    'buyer-complains': {
        ja: {
            sender: buyer,
            subject: '{buyer-name}様からのお問い合わせ（注文番号：{order}）',
            text: '注文した商品がまだ届きません。どうなっていますか。\n{buyer}',
        },
        en: {
            sender: buyer,
            subject: 'Inquiry from Amazon customer {buyer-name} (Order: {order})',
            text: 'My parcel has not arrived yet. What is going on?\n{buyer}',
        },
    },
    'buyer-writes': {
        ja: {
            sender: buyer,
            subject: '{buyer-name}様からのお問い合わせ',
            text: '同じ商品の色違いはありますか。\n{buyer}',
        },
        en: {
            sender: buyer,
            subject: 'Product question from Amazon customer {buyer-name}',
            text: 'Do you have the same one in blue?\n{buyer}',
        },
    },
    'seller-opened': {
        ja: {
            sender: selling,
            subject: '出品用アカウントが開設されました',
            text: '{name} 様\n\n出品用アカウントの登録が完了しました。',
        },
        en: {
            sender: selling,
            subject: 'Your Amazon seller registration is complete',
            text: 'Hello {name},\n\nYour seller account has been created.',
        },
    },
    'plan-fee': {
        ja: {
            sender: selling,
            subject: '月間登録料のお支払い',
            text: '{name} 様\n\n大口出品の月間登録料が、登録されているクレジットカードに請求されました。',
        },
        en: {
            sender: selling,
            subject: 'Your Professional selling plan',
            text: 'Hello {name},\n\nYour card was charged for the Professional selling plan subscription.',
        },
    },
    'plan-changed': {
        ja: {
            sender: selling,
            subject: '出品プランが変更されました',
            text: '{name} 様\n\n出品プランが小口出品から大口出品に変更されました。',
        },
        en: {
            sender: selling,
            subject: 'Your selling plan was changed',
            text: 'Hello {name},\n\nYour selling plan was upgraded from Individual to Professional.',
        },
    },
    'report-made': {
        ja: {
            sender: selling,
            subject: '注文レポートの準備ができました',
            text: '{name} 様\n\nレポートをダウンロードできます。',
        },
        en: {
            sender: selling,
            subject: 'Your order report is ready',
            text: 'Hello {name},\n\nThe report can be downloaded.',
        },
    },
};
//# sourceMappingURL=seller-letters.js.map