// A generated set of mails for the evaluation: fakes in many mutations, genuine notices as several servers deliver
// them, and mail that has nothing to do with either. The same seed gives the same set.
import { type MailSpec, mailBytes, passes } from './mail.ts';
import { noticeTexts } from './notices.ts';
import { random } from './random.ts';

export interface LabelledMail {
  readonly label: 'phishing' | 'genuine' | 'unrelated';
  /** A fake whose sender is one of Amazon's domains. */
  readonly isForged: boolean;
  readonly what: string;
  readonly raw: Buffer;
}

type Random = ReturnType<typeof random>;

/** TAKEOVERS.md section 6, "Subjects seen", and their kin in English and German. */
const subjects = [
  'Amazon株式会社から緊急のご連絡',
  '[最終警告]Amazonからの緊急のご連絡、情報を更新してください',
  'お支払いの問題により、Amazonアカウントがロックされています',
  '【未納料金の請求】',
  '[重要]「Amazon」正当なアカウント所有者の確認',
  'あなたのアカウントは停止されました',
  '【再通知】お支払いの問題によりアカウントがロックされました',
  '【ステートメントアラート】: アカウントの確認 【ケース-ID 4421】',
  'アカウントのAmazonの支払い情報を更新してください',
  'Amazonアカウントのサードパーティのログイン。変更してください',
  'Your Amazon account has been locked',
  'Action required: payment declined',
  'Ihr Amazon Konto wurde gesperrt',
  'Your recent order is on hold',
];

const bodies = [
  'お客様\nAmazonアカウントに異常なログインがありました。24時間以内に確認しない場合、アカウントは永久ロックされます。',
  'Amazon お客様\nお支払い方法が承認されませんでした。カード情報を更新くださ。',
  'Amazon.co.jp をご利用いただきありがとうございます。アカウントが停止されました。下のボタンから情報を入力してください。',
  'Dear Amazon customer,\nyour account was suspended. Verify your billing information within 24 hours. Regard,',
  'アカウントのメ-ルアドレスを確認してください。確認がない場合は自動的に削除されます。Amazon カスタマーサービス',
  'Hallo,\nIhr Amazon Konto wurde eingeschränkt. Bestätigen Sie Ihre Daten.',
];

const names = [
  'Amazon',
  'Amazon.co.jp',
  'AMAZON.CO.JP',
  'Amazon Support',
  'アマゾン',
  'Аmаzon',
  'Ａｍａｚｏｎ',
  'A m a z o n',
  'Amazon\u200bSecurity',
  'Amaz0n',
  'amazon@amazon.co.jp',
  'Amazоn カスタマーセンター',
];
const plainNames = ['', 'Support', 'アカウント担当', 'info'];
const senderDomains = [
  'mail.qwer-tyu.example',
  'kxjv.cn',
  'account-update.top',
  'amazon.co.jp.kxjv.cn',
  'arnazon.club',
  'amaz0n-login.xyz',
  'sub.firebaseapp.com',
  'xn--mazon-3ve.example',
];
const official = [
  'amazon.co.jp',
  'amazon.com',
  'amazon.de',
  'about.amazon.com',
  'email.amazon.com',
  'marketplace.amazon.co.jp',
];

const links: readonly ((r: Random) => string)[] = [
  (r) => `<a href="https://${Math.floor(r.next() * 1e9).toString(36)}.cn/ap/signin">ログイン</a>`,
  () => '<a href="https://www.amazon.co.jp.idepg.example.top/">確認する</a>',
  () => '<a href="http://203.0.113.77/ap/signin">https://www.amazon.co.jp/</a>',
  () => '<a href="https://bit.ly/3abcd">Click here</a>',
  () => '<a href="https://www.amazon.co.jp@mallory.example/">Amazon</a>',
  () => '<a href="https://www.google.com/url?q=https%3A%2F%2Fmallory.example%2F">Sign in</a>',
  () => '<a href="https://xn--mazon-3ve.example/">amazon</a>',
  () => '<a href="https://account.update-info.example/">https://www.amazon.co.jp/ap/signin</a>',
  () => '<form action="https://mallory.example/save"><input name="password"></form>',
  () => '<a href="data:text/html;base64,PGI+">open</a>',
  () => '<a href="https://mallory.s3.amazonaws.com/index.html"><img src="cid:1" alt="Amazon"></a>',
  () =>
    '<img src="https://mallory.example/track.png"><a href="https://mallory.example/"><img src="https://mallory.example/big.png"></a>',
  () => 'https://account-verify.mallory.example/login にアクセスしてください',
];

function fakeSpec(r: Random): { spec: MailSpec; isForged: boolean; what: string } {
  const isForged = r.next() < 0.3;
  const hasName = isForged || r.next() < 0.8;
  const domain = r.pick(isForged ? official : senderDomains);
  const name = r.pick(hasName ? names : plainNames);
  const body = r.pick(bodies);
  const server = r.pick(['mx.example.net', 'mx.google.com', 'mta1.mail.yahoo.co.jp']);
  const forgedResults = r.pick([
    `${server}; spf=fail smtp.mailfrom=${domain}; dkim=none; dmarc=fail header.from=${domain}`,
    `${server}; spf=pass smtp.mailfrom=mallory.example; dkim=pass header.d=mallory.example; dmarc=fail header.from=${domain}`,
    `${server}; spf=softfail smtp.mailfrom=${domain}; dkim=fail header.d=${domain}`,
    null,
  ]);
  const ownResults = r.pick([passes(domain, server), `${server}; spf=none; dkim=none; dmarc=none`, null]);
  const tricks = r.pick([
    [],
    [],
    [`Authentication-Results: ${passes(domain, 'mx.google.com')}`],
    [`DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=k; h=from; bh=AAAA; b=BBBB`],
    ['Reply-To: support@mallory.example'],
  ]);
  const link = r.next() < 0.93 ? r.pick(links)(r) : '';
  const html = `<p>${body.replace(/\n/g, '<br>')}</p>${link}`;
  return {
    isForged,
    what: `${name} <@${domain}>`,
    spec: {
      from: `${name === '' ? '' : `${name} `}<${r.pick(['no-reply', 'account-update', 'info', 'amazon'])}@${domain}>`,
      subject: mutateText(r.pick(subjects), r),
      ...(r.next() < 0.8
        ? { html, text: '' }
        : { text: `${body}\n${link.replace(/<[^>]*href="([^"]*)"[^>]*>[^<]*<\/a>/, '$1')}` }),
      results: isForged ? forgedResults : ownResults,
      server,
      headers: tricks,
    },
  };
}

/** What senders of fakes do to get past filters. */
function mutateText(text: string, r: Random): string {
  return r.pick([
    (t: string) => t,
    (t: string) => t,
    (t: string) => t.replace(/Amazon/, 'Аmаzоn'),
    (t: string) => t.replace(/Amazon/, 'Ａｍａｚｏｎ'),
    (t: string) => [...t].join('\u200b'),
    (t: string) => `Re: ${t}`,
    (t: string) => t.replace(/アカウント/, 'アカゥント'),
    (t: string) => `${t} ${Math.floor(r.next() * 1e6)}`,
  ])(text);
}

const servers = {
  generic: (domain: string) => ({ results: passes(domain), server: 'mx.example.net' }),
  gmail: (domain: string) => ({
    server: 'mx.google.com',
    results: `mx.google.com;\r\n       dkim=pass header.i=@${domain} header.s=abc header.b=Xy12;\r\n       spf=pass (google.com: domain of 01@bounces.${domain} designates 192.0.2.1 as permitted sender) smtp.mailfrom=01@bounces.${domain};\r\n       dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=${domain}`,
  }),
  outlook: (domain: string) => ({
    server: 'BN8.eop-nam12.prod.protection.outlook.com',
    results: `spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=bounces.${domain}; dkim=pass (signature was verified)\r\n header.d=${domain};dmarc=pass action=none header.from=${domain};compauth=pass reason=100`,
  }),
  yahooJapan: (domain: string) => ({
    server: 'mta3.mail.djm.ynwp.yahoo.co.jp',
    results: `mta3.mail.djm.ynwp.yahoo.co.jp  from=${domain}; domainkeys=neutral (no sig); dkim=pass (ok); header.i=@${domain}; header.b=Xy12`,
  }),
} as const;

const genuineLinks = [
  '<a href="https://www.amazon.co.jp/gp/css/order-history?ref_=pe">注文履歴</a>',
  '<a href="https://www.amazon.com/gp/r.html?C=3&K=A&M=urn&R=1&T=C&U=https%3A%2F%2Fwww.amazon.com%2Fyour-account">Your Account</a>',
  '<a href="https://sellercentral.amazon.co.jp/">セラーセントラル</a><img src="https://m.media-amazon.com/images/logo.png" alt="Amazon.co.jp">',
  '<a href="https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.amazon.co.jp%2F&data=x">https://www.amazon.co.jp/</a>',
  '<a href="https://amzn.to/abc">Amazon</a><a href="https://apps.apple.com/app/id1">App</a>',
  '',
];

function genuineSpec(r: Random): { spec: MailSpec; what: string } {
  const { from, subject, text } = r.pick(noticeTexts);
  const domain = /@([^>]+)/.exec(from)?.[1] ?? '';
  const [serverName, server] = r.pick(Object.entries(servers));
  const fright = r.next() < 0.5 ? 'アカウントが停止されました。24時間以内にご確認ください。' : '';
  const html = `<p>${text}${fright}</p>${r.pick(genuineLinks)}<p>© 2026 Amazon.com, Inc.</p>`;
  const headers = [`DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=k; h=from:subject; bh=AAAA; b=BBBB`];
  return { what: `${serverName}: ${subject}`, spec: { from, subject, text, html, headers, ...server(domain) } };
}

const unrelated: readonly MailSpec[] = [
  { from: 'Bob <bob@example.com>', subject: 'Sunday', text: 'See you on Sunday. I ordered the book on Amazon.' },
  {
    from: 'Bob <bob@example.com>',
    subject: 'Re: Amazonで買ったカメラ',
    text: 'アマゾンで買ったカメラ、良かったです。https://www.amazon.co.jp/dp/B000',
  },
  {
    from: 'Example Bank <info@bank.example>',
    subject: 'カードご利用のお知らせ',
    text: 'ご利用先：AMAZON.CO.JP 1,980円',
    html: '<a href="https://www.bank.example/">明細</a>',
  },
  {
    from: 'Example Bank <info@bank.example>',
    subject: 'Payment declined',
    text: 'Your payment to Amazon was declined.',
    html: '<a href="https://www.bank.example/">Sign in</a>',
  },
  {
    from: 'Deals <news@deals.example>',
    subject: 'Best Amazon deals of the week',
    html: '<a href="https://deals.example/a">1</a><a href="https://www.amazon.com/dp/B0?tag=x">2</a>',
  },
  {
    from: 'Courier <notice@courier.example>',
    subject: 'お荷物のお届け',
    text: 'Amazonからのお荷物をお届けします。',
    html: '<a href="https://track.courier.example/1">追跡</a>',
  },
  {
    from: 'Seller Tool <report@tool.example>',
    subject: 'Your weekly Amazon sales report',
    text: 'Sales of your shop on Amazon',
    html: '<a href="https://app.tool.example/">Open</a>',
  },
  {
    from: 'Amazon Rainforest Fund <news@forest.example>',
    subject: 'Save the Amazon river',
    html: '<a href="https://forest.example/">Donate</a>',
  },
  {
    from: 'Passwords <alert@passwords.example>',
    subject: 'A site you use was breached',
    text: 'Change your password for amazon.com',
    html: '<a href="https://passwords.example/">Open</a>',
  },
  {
    from: '求人 <jobs@jobs.example>',
    subject: '倉庫スタッフ募集',
    text: 'Amazonの倉庫で働きませんか',
    html: '<a href="https://jobs.example/1">応募</a>',
  },
  {
    from: 'Lottery <gift@maker.example>',
    subject: 'アンケートに答えてAmazonギフト券',
    text: '抽選でAmazonギフト券1,000円分',
    html: '<a href="https://maker.example/q">回答</a>',
  },
  {
    from: 'Mallory <a@mallory.example>',
    subject: '口座が停止されます',
    text: '24時間以内に銀行口座を確認してください',
    html: '<a href="https://mallory.example/">確認</a>',
  },
  {
    from: 'Example Pay <service@pay.example>',
    subject: 'Receipt for your payment to Amazon',
    text: 'You paid 12.00 to Amazon EU.',
    html: '<a href="https://www.pay.example/r">View</a>',
  },
  {
    from: 'Accountant <carol@example.org>',
    subject: 'Amazonの売上',
    text: '先月のAmazonの売上レポートを確認してください。',
  },
];

function unrelatedSpec(r: Random): { spec: MailSpec; what: string } {
  const spec = r.pick(unrelated);
  const domain = /@([^>]+)/.exec(spec.from ?? '')?.[1] ?? '';
  return {
    what: spec.subject ?? '',
    spec: {
      ...spec,
      ...r.pick(Object.values(servers))(domain),
      subject: `${spec.subject} ${Math.floor(r.next() * 100)}`,
    },
  };
}

/** `n` fakes, and half as many of each other kind. */
export function* corpus(n: number, seed = 1): Generator<LabelledMail> {
  const r = random(seed);
  for (let i = 0; i < n; i++) {
    const { spec, isForged, what } = fakeSpec(r);
    yield { label: 'phishing', isForged, what, raw: mailBytes(spec) };
  }
  for (const [label, make] of [
    ['genuine', genuineSpec],
    ['unrelated', unrelatedSpec],
  ] as const) {
    for (let i = 0; i < n / 2; i++) {
      const { spec, what } = make(r);
      yield { label, isForged: false, what, raw: mailBytes(spec) };
    }
  }
}
