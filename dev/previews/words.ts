// Detectors and checklist steps as the messages see them: their words only. Kept apart from the real ones, so that a
// golden mail changes only when the mail does.
import type { ChecklistStep } from '../../src/domain/owner/checklist-step.ts';
import type { SpokenDetector } from '../../src/messages/incident/spoken.ts';

export const detectors: readonly SpokenDetector[] = [
  {
    id: 'listing-burst',
    title: { en: 'A burst of new listings', ja: '新規出品の急増' },
    why: {
      en: 'An intruder lists popular goods in one batch, takes orders for a few hours, and is gone.',
      ja: '乗っ取り犯は人気商品をまとめて出品し、数時間のうちに注文を集めて姿を消します。',
    },
    falsePositives: [
      { en: 'A new catalogue that goes on sale in one day.', ja: '新しい商品群を一日でまとめて出品した場合。' },
      { en: 'A dormant seller who really comes back.', ja: '休止していた出品者が本当に再開した場合。' },
    ],
    means: { usual: 'usual-a-day' },
    tells: { burst: { theme: 'selling', brief: { en: '{count} listed', ja: '新規出品{count}件' } } },
    says: {
      burst: {
        en: '{count, plural, one {# new listing} other {# new listings}} within {span}; this shop usually adds {usual} a day.',
        ja: '{span}のうちに新規出品が{count}件ありました。この店舗の普段の新規出品は1日{usual}件です。',
      },
      usual: {
        en: 'At most {count, plural, one {# new listing} other {# new listings}} in 24 hours; up to {limit} would be usual here.',
        ja: '24時間の新規出品は最大{count}件でした。この店舗では{limit}件までは普段の範囲です。',
      },
    },
  },
  {
    id: 'price-below-market',
    title: { en: 'Prices far below the market', ja: '相場を大きく下回る価格' },
    why: {
      en: 'A price far below everyone else’s brings orders within minutes.',
      ja: '相場を大きく下回る価格なら、数分で注文が集まります。',
    },
    falsePositives: [{ en: 'A slip of the decimal point.', ja: '価格の桁の間違い。' }],
    tells: { fresh: { theme: 'selling', brief: { en: '{count} too cheap', ja: '格安{count}件' } } },
    says: {
      none: { en: 'No new offer and no price cut.', ja: '新規出品も値下げもありませんでした。' },
      fresh: {
        en: '{count} of {compared, plural, one {# new offer} other {# new offers}} cost about {ratio} of what other sellers ask.',
        ja: '価格を比べられた新規出品{compared}件のうち{count}件が、他の出品者の約{ratio}の価格です。',
      },
    },
  },
  {
    id: 'seller-cancellation-spike',
    title: { en: 'Many cancellations by the seller', ja: '出品者都合のキャンセルの急増' },
    why: {
      en: 'An intruder who can’t deliver cancels, and keeps the buyers’ data.',
      ja: '商品を送れない乗っ取り犯は注文をキャンセルし、購入者の情報だけを手に入れます。',
    },
    falsePositives: [{ en: 'Stock that ran out.', ja: '在庫切れ。' }],
    tells: { spike: { theme: 'cancelling', brief: { en: '{count} cancelled', ja: 'キャンセル{count}件' } } },
    says: {
      spike: {
        en: '{count} of {orders, plural, one {# order} other {# orders}} were cancelled by the seller within {span}; usual is {usual}.',
        ja: '{span}のうちに、注文{orders}件のうち{count}件が出品者の操作でキャンセルされました。普段の割合は{usual}です。',
      },
    },
  },
  {
    id: 'profile-changed',
    title: { en: 'The payout account changed', ja: '入金先口座の変更' },
    why: {
      en: 'Whoever changes the account just before a payout takes the money.',
      ja: '入金の直前に口座を変えた者が、そのお金を受け取ります。',
    },
    falsePositives: [{ en: 'You changed your bank.', ja: 'ご自身で銀行を変えた場合。' }],
    means: { until: 'hold-ends', next: 'next-payout' },
    tells: { payout: { theme: 'payout' }, tail: { theme: 'payout' } },
    says: {
      payout: {
        en: 'The payout account now ends in {after}, before in {before}; Amazon holds payouts until {until}.',
        ja: '入金先口座の末尾が{before}から{after}に変わりました。Amazonは{until}まで入金を保留します。',
      },
      tail: {
        en: 'A payout went to another account: {before} before, {after} now. The next one is due about {next}.',
        ja: '売上金の入金先口座が変わりました（変更前：{before}、変更後：{after}）。次回の入金は{next}頃の予定です。',
      },
      same: { en: 'Nothing in the profile changed.', ja: '登録情報に変更はありません。' },
    },
  },
  {
    id: 'buyer-side-order',
    title: { en: 'Orders placed by this login', ja: 'このログインによる購入' },
    why: {
      en: 'Seller and buyer share one login: what is bought at night with the stored card shows that someone else is in.',
      ja: '出品と購入は同じログインです。夜中に登録カードで買い物がされていれば、他人が入っていることになります。',
    },
    falsePositives: [{ en: 'The owner or the family shops late.', ja: 'ご本人やご家族が深夜に買い物をした場合。' }],
    tells: { night: { theme: 'buying', brief: { en: '{orders} orders at night', ja: '夜間{orders}件' } } },
    says: {
      night: {
        en: '{orders, plural, one {# order was} other {# orders were}} placed with this login during the night.',
        ja: '夜間に、このログインで{orders}件の注文が行われました。',
      },
    },
  },
  {
    id: 'phishing-wave',
    title: { en: 'Phishing mails', ja: 'フィッシングメール' },
    why: {
      en: 'Most takeovers begin with a password typed into a fake page.',
      ja: '乗っ取りの多くは、偽ページにパスワードを打ち込んでしまうことから始まります。',
    },
    falsePositives: [{ en: 'Fakes come to everyone.', ja: '偽メールは誰にでも届きます。' }],
    tells: { followed: { theme: 'phishing' } },
    says: {
      followed: {
        en: 'A genuine sign-in notice of Amazon’s came {after} after a phishing mail.',
        ja: 'フィッシングメールの{after}後に、ログインに関するAmazonの正規の通知が届きました。',
      },
    },
  },
  {
    id: 'access-lost',
    title: { en: 'Access withdrawn', ja: 'アクセス許可の取り消し' },
    why: {
      en: 'Whoever doesn’t want to be watched withdraws the watcher’s permission first.',
      ja: '見られたくない者は、まず見守りツールの許可を取り消します。',
    },
    falsePositives: [{ en: 'The yearly authorisation ran out.', ja: '1年間の認証の有効期限が切れた場合。' }],
    tells: { revoked: null },
    says: {
      revoked: {
        en: 'Amazon refuses this program: the authorisation was withdrawn or has run out. Nothing is watched until it is renewed.',
        ja: 'Amazonがこのプログラムのアクセスを拒否しています。認証が取り消されたか、期限が切れています。更新するまで見守れません。',
      },
    },
  },
  {
    id: 'monitor-blind',
    title: { en: 'The monitor is blind', ja: '見守れていない項目' },
    why: {
      en: 'What is not seen can’t be judged: while this lasts, silence doesn’t mean that all is well.',
      ja: '見えていないものは判断できません。この間に通知がなくても、異常なしとは限りません。',
    },
    falsePositives: [{ en: 'An outage at Amazon.', ja: 'Amazonの障害。' }],
    tells: { missing: null },
    says: {
      missing: {
        en: 'A part of the account could not be seen at all for {span}. Nothing can be said about it meanwhile.',
        ja: 'アカウントの一部が{span}にわたって取得できていません。この間の異常の有無は判断できません。',
      },
    },
  },
];

export const steps: readonly ChecklistStep[] = [
  {
    id: 'mailbox-and-password',
    when: 'first-15-minutes',
    title: {
      en: 'Change the password of your mailbox, then the one for Amazon. If the sign-in page shows an address that is not yours, go on.',
      ja: 'メールのパスワード、次にAmazonのパスワードを変更してください。見覚えのないアドレスが表示されても、続けてください。',
    },
    menuPath: { en: 'Settings > Login Settings', ja: '設定 > ログイン設定' },
    why: {
      en: 'Whoever reads your mail can reset every other password.',
      ja: 'メールを読める人は、ほかのパスワードもすべて再設定できてしまうためです。',
    },
    source: 'first-hand accounts',
  },
  {
    id: 'two-step',
    when: 'first-15-minutes',
    title: { en: 'Turn on two-step verification for every user', ja: '全ユーザーの2段階認証を有効にする' },
    menuPath: { en: 'Settings > Login Settings', ja: '設定 > ログイン設定' },
    why: {
      en: 'Accounts without it are taken a second time.',
      ja: '2段階認証がないと、もう一度侵入されることがあるためです。',
    },
    source: 'first-hand accounts',
  },
  {
    id: 'pause-listings',
    when: 'first-15-minutes',
    title: { en: 'Put the shop on vacation', ja: '休止設定で出品を停止する' },
    menuPath: { en: 'Settings > Account Info > Vacation Settings', ja: '設定 > 出品用アカウント情報 > 休止設定' },
    why: {
      en: 'No more buyers are harmed while you look.',
      ja: '確認している間に、購入者への被害が広がるのを防ぎます。',
    },
    source: 'first-hand accounts',
  },
  {
    id: 'report',
    when: 'next-hours',
    title: {
      en: 'Report to Seller Support that someone else used your account',
      ja: '不正アクセスを出品者サポートへ報告する',
    },
    menuPath: { en: 'Help > Contact us', ja: 'ヘルプ > サポートを受ける' },
    why: { en: 'Reaching someone takes about an hour.', ja: '担当者につながるまで1時間ほどかかるためです。' },
    source: 'first-hand accounts',
  },
  {
    id: 'mail-rules',
    when: 'days',
    title: { en: 'Look for forwarding rules in your mailbox', ja: 'メールボックスの転送設定を確認する' },
    menuPath: null,
    why: { en: 'A rule may hide Amazon’s own notices.', ja: 'Amazonからの通知が隠されていることがあるためです。' },
    source: 'first-hand accounts',
  },
];
